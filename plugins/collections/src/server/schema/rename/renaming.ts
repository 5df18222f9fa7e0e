import type { JsonObject } from '@mortise/shared';
import type { CollectionSettings, FieldSettings, StoredCollection, StoredField } from '../../definitions/stored-definition';

/** What changes of some properties; undefined: nothing. */
export type Changes<Whole> = { readonly [Key in keyof Whole]?: Whole[Key] | undefined };

/** What a rename makes of each part of a description. */
export interface Renaming {
  collection(name: string): string;
  collectionSettings(stored: StoredCollection): Changes<CollectionSettings>;
  collectionOptions(stored: StoredCollection): JsonObject;
  field(field: StoredField, stored: StoredCollection): string;
  settings(field: StoredField, stored: StoredCollection): Changes<FieldSettings>;
  options(field: StoredField, stored: StoredCollection): JsonObject;
}

/** The same object unless something differs; what is undefined is left as it was. */
export function withChanges<Whole extends object>(whole: Whole, changes: Changes<Whole>): Whole {
  const differing = Object.entries(changes).filter(
    ([key, value]) => value !== undefined && value !== (whole as Record<string, unknown>)[key],
  );
  return differing.length === 0 ? whole : { ...whole, ...Object.fromEntries(differing) };
}
