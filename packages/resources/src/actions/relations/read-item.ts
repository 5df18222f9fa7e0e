import {
  AppError,
  type ColumnValues,
  type JsonObject,
  type JsonValue,
  describeColumnValue,
  isJsonObject,
  jsonTypeOf,
  readColumnValue,
} from '@mortise/shared';
import { readValues } from '../../write/read-values';
import type { ItemWrite, NewItem, RelatedItem } from './record-tree';
import { relatedCall } from './related-call';
import type { RelationPlace } from './relation-place';
import { type ItemReading, MAX_DEPTH, type TreeReading } from './tree-reading';

/** One of a relation's values: a key, an object with the key of a record that is there, or the values of a new one. */
export async function readItem(
  place: RelationPlace,
  { value, path }: { readonly value: JsonValue; readonly path: string },
  reading: ItemReading,
): Promise<RelatedItem> {
  const { target } = place;
  if (!isJsonObject(value)) return { kind: 'existing', path, key: readKey(place, value) };
  if (reading.depth > MAX_DEPTH)
    throw new AppError('BODY_INVALID', { path: 'body', expected: `at most ${MAX_DEPTH} levels of records`, received: reading.depth });
  const { [target.primaryKey.name]: given = null, ...others } = value;
  if (given === null) return { path, ...(await readNew(place, value, reading)) };
  const { rest: values, pair } = splitPair(place, others);
  const pairValues = pair && (await readPairValues(place, pair, reading));
  const common = { path, ...(pairValues ? { pairValues } : {}) };
  const key = readKey(place, given);
  const changed = Object.keys(values).length > 0 && reading.mayChange(reading.relations.slice(0, -1));
  if (!changed) return { kind: 'existing', ...common, key };
  const changes = await readWrite(place, values, { ...reading, complete: false });
  const isEmpty = changes.tree.columns.size === 0 && changes.tree.related.length === 0;
  return { kind: 'existing', ...common, key, ...(isEmpty ? {} : { changes }) };
}

/** The values of a record that is to be made. */
export async function readNew(place: RelationPlace, value: JsonObject, reading: ItemReading): Promise<Omit<NewItem, 'path'>> {
  const { rest, pair } = splitPair(place, value);
  const pairValues = pair && (await readPairValues(place, pair, reading));
  const write = await readWrite(place, rest, { ...reading, complete: true });
  return { kind: 'new', ...write, ...(pairValues ? { pairValues } : {}) };
}

async function readWrite(
  { target, relation }: RelationPlace,
  values: JsonObject,
  reading: ItemReading & Pick<TreeReading, 'complete'>,
): Promise<ItemWrite> {
  const call = await relatedCall(target, reading.complete ? 'create' : 'update', reading);
  const isKeptThere = relation.type === 'hasOne' || relation.type === 'hasMany';
  const later = isKeptThere ? { [relation.foreignKey]: null } : undefined;
  const tree = await reading.readTree({ ...reading, collection: target, decision: call.decision, later }, values);
  return { call, tree };
}

/** @throws AppError VALUE_INVALID */
export function readKey({ target }: Pick<RelationPlace, 'target'>, value: JsonValue): JsonValue {
  const field = target.primaryKey;
  const scalar = typeof value === 'string' || typeof value === 'number';
  const key = scalar ? readColumnValue(field, value, { lenient: true }) : undefined;
  if (key === undefined)
    throw new AppError('VALUE_INVALID', {
      field: field.name,
      expected: describeColumnValue(field),
      received: scalar ? value : jsonTypeOf(value),
    });
  return key;
}

/** Values of the pair stand under the name of its collection. */
function splitPair({ pairs, target }: RelationPlace, value: JsonObject): { rest: JsonObject; pair: JsonObject | undefined } {
  const name = pairs?.collection.name;
  if (name === undefined || target.fields.has(name) || !Object.hasOwn(value, name)) return { rest: value, pair: undefined };
  const { [name]: pair = null, ...rest } = value;
  if (!isJsonObject(pair))
    throw new AppError('VALUE_INVALID', { field: name, expected: 'an object of field values', received: jsonTypeOf(pair) });
  return { rest, pair };
}

/** The caller needs the right to make and change pairs by themselves; what makes the pair a pair is not up to these values. */
export async function readPairValues(
  { pairs }: RelationPlace,
  values: JsonObject,
  reading: Pick<TreeReading, 'principal' | 'services'>,
): Promise<ColumnValues> {
  if (!pairs) throw new AppError('INTERNAL');
  const { collection, parentKey, targetKey } = pairs;
  const own = Object.fromEntries(
    Object.entries(values).filter(([name]) => name !== parentKey.name && name !== targetKey.name && name !== collection.primaryKey.name),
  );
  const read = async (action: 'create' | 'update'): Promise<ColumnValues> => {
    const { decision } = await relatedCall(collection, action, reading);
    return readValues(collection, decision, { values: own, complete: false });
  };
  await read('update');
  return read('create');
}
