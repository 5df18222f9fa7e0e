import type { ProtocolCall } from '@mortise/plugin-api/server';
import {
  type ActionQuery,
  AppError,
  type FilterNode,
  type JsonObject,
  type JsonValue,
  hold,
  isJsonObject,
  jsonTypeOf,
} from '@mortise/shared';
import { type QueryOptions, readApply, readOrder, readPage, readSearch, readShown } from '../../odata';
import { applyCall } from './apply-call';
import { groupCall } from './group-call';
import { readPreference } from './preference';
import { readFilter, readRequestOptions, requireFormat, requireOnly } from './read-query';
import type { TableRequest } from './table-request';

const NO_OPTIONS: QueryOptions = {};
const WHOLE: Pick<ActionQuery, 'sort' | 'page'> = { sort: [], page: { kind: 'all' } };

type TableCall = Omit<ProtocolCall, 'dataSource' | 'resource' | 'faults'>;

/** The standard action a request for a table stands for. */
export function tableCall(table: TableRequest): ProtocolCall {
  const { collection, faults } = table;
  const call = callOf(table);
  return { dataSource: collection.dataSource, resource: collection.name, ...call, faults };
}

function callOf(table: TableRequest): TableCall {
  const { address, faults } = table;
  switch (address.verb) {
    case 'insert':
      return { action: 'create', asked: written(table), values: hold(faults, {}, () => requireNewRecord(table)) };
    case 'update':
      return updateCall(table);
    case 'delete':
      return { action: 'destroy', key: address.last, asked: WHOLE };
    case 'getbyid':
      return getCall(table);
    case 'groupby':
      return groupCall(table, optionsOf(table));
    default:
      return listCall(optionsOf(table), table);
  }
}

function optionsOf({ request, faults }: TableRequest): QueryOptions {
  return hold(faults, NO_OPTIONS, () => {
    const options = readRequestOptions(request);
    requireFormat(options);
    return options;
  });
}

function listCall(options: QueryOptions, table: TableRequest): TableCall {
  const { faults } = table;
  const { $apply } = options;
  const applied = $apply === undefined ? undefined : hold(faults, undefined, () => readApply($apply));
  const { groups, filter, having } = applied ?? {};
  if (groups) return applyCall({ filter, having, groups }, options, faults);
  const asked = askedList(options, table);
  const nodes = [filter, asked.filter].filter((one) => one !== undefined);
  return { action: 'list', asked: nodes.length > 1 ? { ...asked, filter: { kind: 'and', nodes } } : { ...asked, ...only(nodes) } };
}

function only([filter]: readonly FilterNode[]): Pick<ActionQuery, 'filter'> {
  return filter === undefined ? {} : { filter };
}

function askedList(options: QueryOptions, { collection, faults }: TableRequest): ActionQuery {
  const filter = hold(faults, undefined, () => readFilter(options, collection));
  const shown = hold(faults, undefined, () => readShown(options.$select, options.$expand));
  const search = options.$search === undefined ? undefined : hold(faults, undefined, () => readSearch(options.$search ?? ''));
  const { offset, limit, counts } = hold(faults, readPage({}), () => readPage(options));
  return {
    ...(filter === undefined ? {} : { filter }),
    ...(shown === undefined ? {} : { shown }),
    ...(search === undefined ? {} : { search }),
    sort: options.$orderby === undefined ? [] : hold(faults, [], () => readOrder(options.$orderby ?? '')),
    nulls: 'lowest',
    page: { kind: 'range', offset, limit },
    count: counts ? 'exact' : 'none',
  };
}

function getCall(table: TableRequest): TableCall {
  const { address, faults } = table;
  const options = optionsOf(table);
  hold(faults, undefined, () => requireOnly(options, ['$select', '$expand', '$format']));
  const shown = hold(faults, undefined, () => readShown(options.$select, options.$expand));
  return { action: 'get', key: address.last, asked: shown === undefined ? WHOLE : { ...WHOLE, shown } };
}

/** The key stands in the body, beside what is to be changed. */
function updateCall(table: TableRequest): TableCall {
  const { collection, request, faults } = table;
  const { name } = collection.primaryKey;
  const { [name]: key, ...values } = hold<JsonObject>(faults, {}, () => requireRecord(request.body));
  const text = hold(faults, '', () => requireKeyText(name, key));
  return { action: 'update', key: text, asked: written(table), values };
}

function written({ request }: TableRequest): ActionQuery {
  return { ...WHOLE, returning: readPreference(request.header) === 'representation' };
}

/** Who brings a key that is given by counting would look for the record under it in vain. */
function requireNewRecord({ collection: { primaryKey }, request }: TableRequest): JsonObject {
  const record = requireRecord(request.body);
  const { name, autoIncrement } = primaryKey;
  if (autoIncrement && Object.hasOwn(record, name)) throw new AppError('FIELD_READ_ONLY', { field: name });
  return record;
}

function requireRecord(body: JsonValue | undefined): JsonObject {
  if (body !== undefined && isJsonObject(body)) return body;
  throw new AppError('BODY_INVALID', {
    path: 'body',
    expected: 'one object with the columns of a record',
    received: body === undefined ? 'nothing' : jsonTypeOf(body),
  });
}

function requireKeyText(field: string, key: JsonValue | undefined): string {
  if (key === undefined || key === null || key === '') throw new AppError('VALUE_REQUIRED', { field });
  if (typeof key === 'string' || typeof key === 'number') return String(key);
  throw new AppError('VALUE_INVALID', { field, expected: 'a text or a number' });
}
