import type { RecordQuery } from '@mortise/plugin-api/server';
import {
  AppError,
  type BoundFilter,
  type Collection,
  type ColumnField,
  type ColumnValues,
  type JsonObject,
  type JsonValue,
  QUERY_LIMITS,
  type ReadPlan,
  type SelectNode,
  bindSystemFilter,
  describeColumnValue,
  findColumn,
  jsonTypeOf,
  parseFilter,
  readColumnValue,
  readOrderTerm,
  systemRights,
  throwFaults,
} from '@mortise/shared';
import { selectAll } from '../select-all';
import { systemView } from './system-view';

type FindCollection = (name: string) => Collection;

/** A query of the records service as a plan; `collection` and all it leads to are system views. */
export function planQuery(collection: Collection, query: RecordQuery, find: FindCollection): ReadPlan {
  return {
    collection,
    select: planSelect(collection, query, find),
    where: planFilter(collection, query.filter, find),
    orderBy: (query.sort ?? []).map((term) =>
      readOrderTerm(
        term,
        collection,
        systemRights((name) => systemView(find(name))),
      ),
    ),
    limit: query.limit ?? QUERY_LIMITS.unpaginatedRows,
    offset: query.offset ?? 0,
    count: 'none',
  };
}

export function planFilter(collection: Collection, filter: JsonObject | undefined, find: FindCollection): BoundFilter[] {
  if (filter === undefined || Object.keys(filter).length === 0) return [];
  return [bindSystemFilter(parseFilter(filter), collection, (name) => systemView(find(name))).filter];
}

/**
 * Values by column, in canonical form.
 * @throws AppError FIELD_UNKNOWN, VALUE_INVALID; all faults at once
 */
export function planValues(collection: Collection, values: Readonly<Record<string, JsonValue>>): ColumnValues {
  const faults: AppError[] = [];
  const planned = new Map<ColumnField, JsonValue>();
  for (const [name, value] of Object.entries(values)) {
    const field = collection.fields.get(name);
    if (field?.kind !== 'column') {
      faults.push(new AppError('FIELD_UNKNOWN', { field: name, collection: collection.name }));
      continue;
    }
    const canonical = value === null ? null : readColumnValue(field, value);
    if (canonical === undefined)
      faults.push(new AppError('VALUE_INVALID', { field: name, expected: describeColumnValue(field), received: jsonTypeOf(value) }));
    else planned.set(field, canonical);
  }
  throwFaults(faults);
  return planned;
}

function planSelect(collection: Collection, query: RecordQuery, find: FindCollection): readonly SelectNode[] {
  const columns =
    query.fields?.map((name) => ({ kind: 'column', field: findColumn(collection, [name]) }) as const) ?? selectAll(collection);
  return query.appends === undefined || query.appends.length === 0
    ? columns
    : [...columns, ...planAppends(collection, query.appends, find)];
}

/** `owner` and `owner.team` become one relation with another inside. */
function planAppends(collection: Collection, appends: readonly string[], find: FindCollection): SelectNode[] {
  const inner = new Map<string, string[]>();
  for (const path of appends) {
    const [name = '', ...rest] = path.split('.');
    const below = inner.get(name) ?? [];
    inner.set(name, rest.length > 0 ? [...below, rest.join('.')] : below);
  }
  return [...inner].map(([name, below]) => {
    const field = collection.fields.get(name);
    if (field?.kind !== 'relation') throw new AppError('FIELD_UNKNOWN', { field: name, collection: collection.name });
    const target = systemView(find(field.target));
    return { kind: 'relation', field, target, select: planSelect(target, { appends: below }, find), where: [] };
  });
}
