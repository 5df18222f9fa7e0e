import { AppError, type Collection, type ColumnType, canHoldKeys } from '@mortise/shared';
import type { ParsedCollection } from '../definitions/stored-definition';

/** The primary key of a collection, as far as relations to it are concerned. */
export interface ReferredKey {
  readonly name: string;
  readonly type: ColumnType;
}

export function keyOfCollection(collection: Collection | undefined): ReferredKey | undefined {
  return collection && { name: collection.primaryKey.name, type: collection.primaryKey.type };
}

export function keyOf(parsed: ParsedCollection): ReferredKey {
  const declared = parsed.fields.find(({ settings }) => settings.primaryKey === true);
  return { name: declared?.name ?? 'id', type: (declared?.type as ColumnType | undefined) ?? 'bigInt' };
}

/** @throws AppError DEFINITION_INVALID unless a column of one type can hold keys of the other */
export function requireSameType(held: string, referred: string, place: { field: string; foreignKey: string }): void {
  if (canHoldKeys(held, referred)) return;
  throw new AppError('DEFINITION_INVALID', {
    ...place,
    option: 'type',
    expected: `${referred}, the type of the key it refers to`,
    received: held,
  });
}
