import type { SchemaRename } from '@mortise/shared';
import type { StoredCollection, StoredField } from '../../definitions/stored-definition';
import { CollectionRenaming } from './collection-renaming';
import { FieldRenaming } from './field-renaming';
import { type Renaming, withChanges } from './renaming';

/** A stored collection after a rename anywhere; the same object where nothing of it names what was renamed. Pure. */
export function storedAfterRename(stored: StoredCollection, change: SchemaRename): StoredCollection {
  const renaming: Renaming = change.kind === 'collection' ? new CollectionRenaming(change.from, change.to) : new FieldRenaming(change);
  const fields = stored.fields.map((field) => {
    const settings = withChanges(field.settings, renaming.settings(field, stored));
    return withChanges<StoredField>(field, { name: renaming.field(field, stored), settings, options: renaming.options(field, stored) });
  });
  return withChanges<StoredCollection>(stored, {
    name: renaming.collection(stored.name),
    settings: withChanges(stored.settings, renaming.collectionSettings(stored)),
    options: renaming.collectionOptions(stored),
    fields: fields.some((field, place) => field !== stored.fields[place]) ? fields : stored.fields,
  });
}
