import type { CollectionsPort, RecordsPort, SchemaEditorPort } from '@mortise/plugin-api/server';
import { AppError, type Collection, type ColumnField, type Field, type JsonObject } from '@mortise/shared';
import { type PlacedRelation, relationsTo, relationsUsing } from '../schema/relations';
import { type RowCount, countRows } from './count-rows';

export interface ImpactDeps {
  readonly collections: CollectionsPort;
  readonly records: RecordsPort;
  readonly schemaEditor: Pick<SchemaEditorPort, 'dependentsOf'>;
}

/** Relations whose rows are counted; further ones are listed only. */
const MAX_COUNTED_RELATIONS = 20;

/**
 * What dropping a collection, or one of its fields, would lose.
 * @throws AppError COLLECTION_NOT_FOUND, RECORD_PROTECTED for collections declared in code, RECORD_NOT_FOUND for an unknown field
 */
export async function removalImpact(deps: ImpactDeps, name: string, fieldName: string | undefined): Promise<JsonObject> {
  const collection = deps.collections.get(name);
  if (collection.owner !== undefined) throw new AppError('RECORD_PROTECTED', { name, owner: collection.owner });
  const rows = await countRows(deps.records, name, {});
  const loss = fieldName === undefined ? await collectionLoss(collection, deps) : await fieldLoss(collection, fieldName, deps);
  const dependents = await deps.schemaEditor.dependentsOf([{ collection: name, ...(fieldName === undefined ? {} : { field: fieldName }) }]);
  return { collection: name, ...totals('rows', rows), ...loss, dependents: dependents.map((dependent) => ({ ...dependent })) };
}

async function collectionLoss(collection: Collection, deps: ImpactDeps): Promise<JsonObject> {
  const others = relationsTo(collection.name, deps.collections.snapshot()).filter((relation) => relation.collection !== collection);
  return { relations: others.map(presentRelation), foreignRows: await countForeignRows(others, deps) };
}

async function fieldLoss(collection: Collection, name: string, deps: ImpactDeps): Promise<JsonObject> {
  const field = collection.fields.get(name);
  if (!field) throw new AppError('RECORD_NOT_FOUND', { collection: collection.name, field: name });
  const column = columnOf(field, collection);
  const values = column ? await countRows(deps.records, collection.name, notNull(column)) : { count: 0, capped: false };
  const users = column ? relationsUsing(column.name, collection, deps.collections.snapshot()) : [];
  const others = users.filter((user) => user.field !== field);
  const isKeptElsewhere = field.kind === 'relation' && field.type !== 'belongsTo';
  const foreignRows = isKeptElsewhere ? await countTargetRows(field.through?.name ?? field.target, field.foreignKey, deps) : [];
  return { field: name, ...totals('values', values), relations: others.map(presentRelation), foreignRows };
}

/** Where a field's values are kept; those of a hasMany are in its target. */
function columnOf(field: Field, collection: Collection): ColumnField | undefined {
  if (field.kind === 'column') return field;
  const key = field.type === 'belongsTo' ? collection.fields.get(field.foreignKey) : undefined;
  return key?.kind === 'column' ? key : undefined;
}

/** Rows elsewhere that refer to rows of the collection: their keys stay, and lead nowhere. */
async function countForeignRows(relations: readonly PlacedRelation[], deps: ImpactDeps): Promise<JsonObject[]> {
  const keys = relations.filter(({ field }) => field.type === 'belongsTo').slice(0, MAX_COUNTED_RELATIONS);
  const counted: JsonObject[] = [];
  for (const { collection, field } of keys) counted.push(...(await countKeys(collection, field.foreignKey, deps)));
  return counted;
}

async function countTargetRows(target: string, foreignKey: string, deps: ImpactDeps): Promise<JsonObject[]> {
  const collection = deps.collections.find(target);
  return collection ? countKeys(collection, foreignKey, deps) : [];
}

async function countKeys(collection: Collection, foreignKey: string, { records }: ImpactDeps): Promise<JsonObject[]> {
  const column = collection.fields.get(foreignKey);
  if (column?.kind !== 'column') return [];
  const rows = await countRows(records, collection.name, notNull(column));
  return rows.count === 0 ? [] : [{ collection: collection.name, field: foreignKey, ...totals('rows', rows) }];
}

/** An empty text is a value, so `$empty` would not do. */
function notNull(column: ColumnField): JsonObject {
  return column.type === 'json' ? { [column.name]: { $empty: false } } : { [column.name]: { $ne: null } };
}

function presentRelation({ collection, field }: PlacedRelation): JsonObject {
  return { collection: collection.name, field: field.name, type: field.type };
}

/** `{rows: 3}`, or `{rows: 10000, rowsCapped: true}`. */
function totals(what: string, { count, capped }: RowCount): JsonObject {
  return { [what]: count, ...(capped ? { [`${what}Capped`]: true } : {}) };
}
