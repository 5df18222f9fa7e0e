import type { JsonSchema } from '@mortise/plugin-api/server';
import { type Collection, type ColumnField, type Field, type RelationField, isToOne } from '@mortise/shared';
import type { Reference } from '../document/components';
import type { DocContext } from '../document/doc-context';
import type { Rows } from '../world/open-resource';
import { shownColumn, takenColumn } from './column-schema';
import { mayUse } from './record-schema';

/** Which values a body holds: those of a new record, of one that may be there, or changes. */
export type ValuesKind = 'create' | 'values' | 'update';

/** The body of a write as its caller may send it. */
export function valuesOf({ resource, collection, decision }: Rows, kind: ValuesKind, context: DocContext): Reference {
  return context.components.schema(`${resource.name}.${kind}`, () => {
    const writable = [...collection.fields.values()].filter((field) => isWritable(field, collection) && mayUse(decision, field));
    const required = kind === 'create' ? writable.filter(isRequired).map(({ name }) => name) : [];
    const which = kind === 'update' ? { filterByTk: keysSchema(collection, context) } : {};
    const properties = Object.fromEntries(writable.flatMap((field) => property(field, context)));
    return { type: 'object', properties: { ...which, ...properties }, ...(required.length > 0 ? { required } : {}) };
  });
}

/** Keys of records in a body. */
export function keysSchema({ primaryKey }: Collection, context: DocContext): JsonSchema {
  const key = keySchema(primaryKey, context);
  return { anyOf: [key, { type: 'array', items: key, maxItems: 1000 }] };
}

function keySchema(primaryKey: ColumnField, context: DocContext): JsonSchema {
  const { title: _title, description: _description, ...schema } = shownColumn(primaryKey, context);
  return schema;
}

function property(field: Field, context: DocContext): [string, JsonSchema][] {
  if (field.kind === 'column') return [[field.name, takenColumn(field, context)]];
  const schema = relationValues(field, context);
  return schema ? [[field.name, schema]] : [];
}

/** Keys of records that are there, or objects: new ones, and with a key changes of those that are there. */
function relationValues(relation: RelationField, context: DocContext): JsonSchema | undefined {
  const target = context.world.find(relation.target);
  if (!target || !context.world.resources.has(relation.target)) return undefined;
  const one = [keySchema(target.primaryKey, context), { type: 'object', additionalProperties: true }];
  return isToOne(relation) ? { anyOf: [...one, { type: 'null' }] } : { type: 'array', items: { anyOf: one } };
}

function isWritable(field: Field, collection: Collection): boolean {
  if (field.kind === 'column') {
    const shown = !field.hidden || field.type === 'password';
    return shown && !field.autoIncrement && field.autoFill === undefined && field.adopted?.isReadOnly !== true;
  }
  const key = field.type === 'belongsTo' ? collection.fields.get(field.foreignKey) : undefined;
  return key === undefined || isWritable(key, collection);
}

/** What the server fills in by itself need not be sent, and a foreign key may come as its relation. */
function isRequired(field: Field): boolean {
  if (field.kind === 'relation' || field.foreignKeyOf !== undefined) return false;
  const isMade =
    field.generator !== undefined || field.adopted?.hasDefault === true || (field.defaultValue ?? null) !== null || field.type === 'sort';
  const isRuled = field.rules?.some(({ name }) => name === 'required') === true;
  return !isMade && (!field.nullable || isRuled);
}
