import type { Collection, Field, JsonObject } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { localize } from '../localize';

const OWNER = 'acl';
const PRESET = new Set(['createdAt', 'updatedAt']);

/** Users' collections, and those of plugins that have a resource of their own; never the rules themselves. */
export function isGrantable({ name, owner }: Collection, { resources }: Pick<AclServices, 'resources'>): boolean {
  return owner === undefined || (owner !== OWNER && resources.isReserved(name));
}

/**
 * Users' collections first, each group by name.
 * @throws AppError DATA_SOURCE_NOT_FOUND
 */
export function grantableCollections(dataSource: string, services: Pick<AclServices, 'collections' | 'resources'>): readonly Collection[] {
  return [...services.collections.snapshot(dataSource).collections.values()]
    .filter((collection) => isGrantable(collection, services))
    .toSorted((a, b) => Number(a.owner !== undefined) - Number(b.owner !== undefined) || (a.name < b.name ? -1 : 1));
}

/** `plugin` is the id of the plugin that declares it; `ownable` says that its rows know who made them. */
export function presentGrantable(collection: Collection, locale: string): JsonObject {
  const { name, title, owner, fields } = collection;
  return { name, title: localize(title, locale) ?? name, plugin: owner ?? null, ownable: fields.has('createdById') };
}

/** The fields a grant may name. `always` marks those a field list never hides, `system` those nobody writes. */
export function presentGrantableFields(collection: Collection, locale: string): JsonObject[] {
  return [...collection.fields.values()]
    .filter((field) => field.kind === 'relation' || !field.hidden)
    .map((field) => ({
      name: field.name,
      title: localize(field.title, locale) ?? field.name,
      type: field.type,
      always: field.name === collection.primaryKey.name || PRESET.has(field.name),
      system: isSystem(field, collection),
      ...(field.options?.['uiSchema'] === undefined ? {} : { uiSchema: field.options['uiSchema'] }),
    }));
}

function isSystem(field: Field, collection: Collection): boolean {
  if (field.kind === 'column') return field.autoFill !== undefined || field.autoIncrement || field.adopted?.isReadOnly === true;
  const key = collection.fields.get(field.foreignKey);
  return field.type === 'belongsTo' && key?.kind === 'column' && key.autoFill !== undefined;
}
