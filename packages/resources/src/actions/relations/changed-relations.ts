import { AppError, type Collection } from '@mortise/shared';
import { createFaults } from '../../read/faults';
import { findField } from '../../read/field-access';
import type { Engine, StandardCall } from '../standard-call';

/**
 * Makes sure that `updateAssociationValues` names relations: a slip would leave values unwritten without a word.
 * @throws AppError FIELD_UNKNOWN, QUERY_PARAMETER_INVALID
 */
export function requireChangedRelations(call: StandardCall, { source }: Pick<Engine, 'source'>): void {
  const { updateAssociations = [] } = call.readQuery(createFaults());
  for (const path of updateAssociations) {
    let place: Collection | undefined = call.collection;
    for (const name of path.split('.')) place = place && source.schema.find(relationOf(place, { name, path }));
  }
}

/** The name of the collection a relation leads to. */
function relationOf(collection: Collection, { name, path }: { readonly name: string; readonly path: string }): string {
  const field = findField(collection, name);
  if (field.kind === 'relation') return field.target;
  throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'updateAssociationValues', expected: 'relations', received: path });
}
