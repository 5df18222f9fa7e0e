import type { Allowed, JsonSchema } from '@mortise/plugin-api/server';
import { type Collection, type Field, type RelationField, isToOne, treeKeyOf } from '@mortise/shared';
import type { Reference } from '../document/components';
import type { DocContext } from '../document/doc-context';
import { type OpenResource, viewOf } from '../world/open-resource';
import { shownColumn } from './column-schema';

/** Whether the caller may touch a field, in answers and bodies alike. */
export function mayUse({ fields }: Allowed, { name }: Field): boolean {
  return fields === undefined || fields.has(name);
}

/** Relations that lead to rows the caller may see. */
export function visibleRelations(collection: Collection, decision: Allowed, { world }: DocContext): readonly RelationField[] {
  return [...collection.fields.values()].filter(
    (field): field is RelationField =>
      field.kind === 'relation' &&
      mayUse(decision, field) &&
      world.find(field.target) !== undefined &&
      viewOf(world, field.target) !== undefined,
  );
}

/** The records of a resource as its caller sees them; to callers who may not look, the key alone. */
export function recordOf(resource: OpenResource, collection: Collection, context: DocContext): Reference {
  const view = resource.actions.get('list') ?? resource.actions.get('get');
  const { components, texts } = context;
  if (view) return components.schema(resource.name, () => recordSchema(resource, { collection, decision: view.decision }, context));
  return components.schema(`${resource.name}.key`, () => ({
    type: 'object',
    description: texts.t('keyOnly'),
    properties: { [collection.primaryKey.name]: shownColumn(collection.primaryKey, context) },
    additionalProperties: false,
  }));
}

interface Seen {
  readonly collection: Collection;
  readonly decision: Allowed;
}

function recordSchema({ name }: OpenResource, { collection, decision }: Seen, context: DocContext): JsonSchema {
  const columns = collection.columns.filter((column) => !column.hidden && column.type !== 'password' && mayUse(decision, column));
  const relations = visibleRelations(collection, decision, context);
  const tree = treeProperties(name, collection, relations);
  return {
    type: 'object',
    ...(collection.title === undefined ? {} : { title: context.texts.read(collection.title) }),
    description: [collection.description, context.texts.t('partial')].filter(Boolean).join('\n\n'),
    properties: {
      ...Object.fromEntries(columns.map((column) => [column.name, shownColumn(column, context)])),
      ...Object.fromEntries(relations.map((relation) => [relation.name, relatedSchema(relation, context)])),
      ...tree,
    },
    additionalProperties: false,
  };
}

function relatedSchema(relation: RelationField, context: DocContext): JsonSchema {
  const target = context.world.find(relation.target);
  const resource = context.world.resources.get(relation.target);
  if (!target || !resource) return { type: 'null' };
  const record = recordOf(resource, target, context);
  return isToOne(relation) ? { oneOf: [record, { type: 'null' }] } : { type: 'array', items: record };
}

/** What `tree=true` adds to records. */
function treeProperties(resource: string, collection: Collection, relations: readonly RelationField[]): Record<string, JsonSchema> {
  const above = treeKeyOf(collection);
  if (!above) return {};
  const named = [...collection.fields.values()].find(
    (field) => field.kind === 'relation' && field.type === 'hasMany' && field.target === collection.name && field.foreignKey === above.name,
  );
  const children = named?.name ?? 'children';
  const self = { $ref: `#/components/schemas/${resource}` };
  const below = relations.some(({ name }) => name === children) ? {} : { [children]: { type: 'array', items: self } };
  return { ...below, __index: { type: 'string' } };
}
