import {
  AppError,
  type Collection,
  type ColumnField,
  type JsonObject,
  type JsonValue,
  QUERY_LIMITS,
  type RelationField,
  isJsonObject,
  isToOne,
} from '@mortise/shared';
import { createFaults } from '../../read/faults';
import { mayUse } from '../../read/field-access';
import { type TwiceGiven, contradiction } from '../../write/contradiction';
import { hashPasswords } from '../../write/password-values';
import { readValues } from '../../write/read-values';
import { atPath } from './fault-path';
import { isNested } from './nested-values';
import { readItem } from './read-item';
import type { RecordTree, RelatedItem, RelatedValues } from './record-tree';
import { keyColumnOf, placeOf } from './relation-place';
import type { ItemReading, TreeReading } from './tree-reading';
import type { Engine } from '../standard-call';

/**
 * Reads a record with the related records in it, and asks for every right that writing it takes.
 * @throws AppError what `readValues` throws, and ACTION_DENIED, COLLECTION_NOT_FOUND, TOO_MANY_RECORDS; all faults at once
 */
export async function readTree(reading: TreeReading, values: JsonValue | undefined): Promise<RecordTree> {
  const { collection, decision, complete, services } = reading;
  const { plain, nested } = splitValues(collection, values, services);
  const faults = createFaults();
  const later = { ...reading.later, ...ownKeys(nested) };
  const columns = faults.collect(() => readValues(collection, decision, { values: plain, complete, later }));
  const related: RelatedValues[] = [];
  for (const [relation, value] of nested) {
    const read = await faults.collectAsync(() => readRelated(relation, value, reading));
    if (read) related.push(read);
  }
  if (columns && isJsonObject(values)) faults.add(...contradictions({ columns, related }, { collection, given: values }));
  faults.throwAll();
  if (!columns) throw new AppError('INTERNAL');
  return { columns: await hashPasswords(columns, services.passwords), related };
}

/** Begins a reading at the outermost record. */
export function beginReading(of: Pick<ItemReading, 'principal' | 'services' | 'mayChange'>): ItemReading {
  return { ...of, depth: 0, relations: '', budget: { left: QUERY_LIMITS.bulkRows }, readTree };
}

type Nested = [RelationField, JsonValue];

/** Tells the values of related records from what is kept in the record itself. */
export function splitValues(
  collection: Collection,
  values: JsonValue | undefined,
  services: Engine,
): { plain: JsonValue | undefined; nested: readonly Nested[] } {
  if (!isJsonObject(values)) return { plain: values, nested: [] };
  const plain: Record<string, JsonValue> = {};
  const nested: Nested[] = [];
  for (const [name, value = null] of Object.entries(values)) {
    const field = collection.fields.get(name);
    if (field?.kind === 'relation' && isNested(field, value, { collection, schema: services.source.schema })) nested.push([field, value]);
    else plain[name] = value;
  }
  return { plain: nested.length === 0 ? values : plain, nested };
}

/** The columns that nested records of a belongsTo fill in. */
function ownKeys(nested: readonly Nested[]): JsonObject {
  return Object.fromEntries(nested.filter(([{ type }]) => type === 'belongsTo').map(([{ foreignKey }]) => [foreignKey, null]));
}

/** Nested records of a belongsTo that are not those whose keys the record's own values give. */
function contradictions({ columns, related }: RecordTree, record: Pick<TwiceGiven, 'collection' | 'given'>): readonly AppError[] {
  const keys = new Map<ColumnField, JsonValue | undefined>(columns);
  return related.flatMap(({ place, items: [item] }) => {
    const { relation } = place;
    if (relation.type !== 'belongsTo') return [];
    const column = keyColumnOf(place);
    const key = item?.kind === 'existing' ? item.key : undefined;
    const differs = keys.has(column) && (key === undefined || keys.get(column) !== key);
    keys.set(column, key);
    return differs ? [contradiction({ column, name: relation.name, ...record })] : [];
  });
}

async function readRelated(relation: RelationField, value: JsonValue, reading: TreeReading): Promise<RelatedValues> {
  const { collection, decision, budget, depth } = reading;
  const { name } = relation;
  if (!mayUse(decision, relation)) throw new AppError('FIELD_DENIED', { field: name });
  const place = await placeOf(relation, collection, reading);
  const given = listOf(relation, value);
  budget.left -= given.length;
  if (budget.left < 0) throw new AppError('TOO_MANY_RECORDS', { max: QUERY_LIMITS.bulkRows });
  const below = { ...reading, depth: depth + 1, relations: `${reading.relations}${name}.` };
  const faults = createFaults();
  const items: RelatedItem[] = [];
  for (const [index, item] of given.entries()) {
    const path = isToOne(relation) ? name : `${name}[${index}]`;
    const read = await faults.collectAsync(() => atPath(path, () => readItem(place, { value: item, path }, below)));
    if (read) items.push(read);
  }
  faults.throwAll();
  return { place, items };
}

function listOf(relation: RelationField, value: JsonValue): readonly JsonValue[] {
  if (value === null) return [];
  if (!Array.isArray(value)) return [value];
  if (!isToOne(relation)) return value as readonly JsonValue[];
  throw new AppError('VALUE_INVALID', { field: relation.name, expected: 'one record, its key or null', received: 'array' });
}
