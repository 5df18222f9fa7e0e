import type { CollectionsPort, ProtocolCall, ProtocolRequest } from '@mortise/plugin-api/server';
import { type ActionQuery, AppError, type JsonValue, type PageRequest, hold } from '@mortise/shared';
import { type ParsedOrder, parseOrder } from '../grammar/parse-order';
import { type FindCollection, resolveOrderTerm } from '../grammar/resolve-embeds';
import { EVERYTHING, type Selected, isGrouped } from '../grammar/selected';
import { type Form, requireForm } from './accepted-form';
import { readAddressedRow, requireAddressedRow } from './addressed-row';
import { askedGroups } from './asked-groups';
import { askedRows, readSelected } from './asked-rows';
import { askedWrite } from './asked-write';
import type { Asking } from './asking';
import { readBodyRecords } from './body-records';
import { readPreferences, requireKnown } from './preferences';
import { readRowRange } from './row-range';
import { type SearchParameters, readSearchParameters } from './search-parameters';

const ACTIONS = { GET: 'list', HEAD: 'list', POST: 'create', PATCH: 'update', PUT: 'create', DELETE: 'destroy' } as const;
type Method = keyof typeof ACTIONS;
type Asked = Pick<ProtocolCall, 'asked' | 'values'> & Partial<Pick<ProtocolCall, 'action'>>;

const NO_PARAMETERS: SearchParameters = { single: {}, embedded: [], logic: [], columns: [] };

/**
 * Reads a request. What is wrong with it is held until the caller may know of the table.
 * @throws AppError METHOD_NOT_ALLOWED, RESOURCE_NOT_FOUND
 */
export function parseCall(request: ProtocolRequest, collections: Pick<CollectionsPort, 'find'>): ProtocolCall {
  const { method } = request;
  const resource = readTable(request.path);
  if (!isMethod(method)) throw new AppError('METHOD_NOT_ALLOWED', { method, allowed: Object.keys(ACTIONS) });
  const dataSource = request.header('x-data-source') ?? 'main';
  // Whether there is such a data source is the engine's to say.
  const find: FindCollection = (name) => hold([], undefined, () => collections.find(name, dataSource));
  const asking = { ...readAsking(request), find, collection: find(resource) };
  return { resource, action: ACTIONS[method], ...asked(method, asking), faults: asking.faults };
}

function readAsking(request: ProtocolRequest): Omit<Asking, 'find' | 'collection'> {
  const { header } = request;
  const faults: AppError[] = [];
  const preferences = readPreferences(header);
  hold(faults, undefined, () => requireKnown(preferences));
  const form = hold<Form>(faults, 'list', () => requireForm(header));
  const parameters = hold(faults, NO_PARAMETERS, () => readSearchParameters(request.search));
  return { request, parameters, preferences, form, faults };
}

function asked(method: Method, asking: Asking): Asked {
  switch (method) {
    case 'PUT':
      return askedPut(asking);
    case 'POST':
    case 'PATCH':
      return { asked: { ...askedRows(asking), ...askedWrite(asking) }, ...readValues(asking) };
    case 'DELETE':
      return { asked: { ...askedRows(asking), ...askedWrite(asking) } };
    default:
      return askedRead(asking);
  }
}

function askedRead(asking: Asking): Asked {
  const selected = readSelected(asking);
  const rows = askedRows(asking, selected);
  return selected && isGrouped(selected) ? askedGroups(selected, rows, asking) : { asked: { ...rows, ...askedList(asking, selected) } };
}

/** What the address says of the row is which one it is, and no condition on rows that are there. */
function askedPut(asking: Asking): Asked {
  const { parameters, faults } = asking;
  const row = hold(faults, undefined, () => readAddressedRow(parameters));
  const values = readValues(asking);
  const { values: body } = values;
  if (row && body !== undefined) hold(faults, undefined, () => requireAddressedRow(body, row));
  const output = { ...asking, parameters: { ...parameters, columns: [], logic: [] } };
  return { asked: { ...askedRows(output), ...askedWrite(asking, row) }, ...values };
}

/** Names of relations and of what is below them are no tables. */
function readTable(path: string): string {
  const name = decoded(path);
  if (name === undefined || name === '' || /[/.]/.test(name)) throw new AppError('RESOURCE_NOT_FOUND', { resource: path.slice(0, 100) });
  return name;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function isMethod(method: string): method is Method {
  return Object.hasOwn(ACTIONS, method);
}

function askedList(asking: Asking, selected: Selected = EVERYTHING): Pick<ActionQuery, 'sort' | 'nulls' | 'page' | 'count'> {
  const { parameters, request, preferences, faults } = asking;
  const { count } = preferences;
  const { sort, nulls } = hold<ParsedOrder>(faults, { sort: [], nulls: [] }, () => parseOrder(parameters.single.order ?? ''));
  return {
    sort: sort.map((term) => resolveOrderTerm(term, selected)),
    nulls,
    page: hold<PageRequest>(faults, { kind: 'all' }, () => readRowRange(request, parameters)),
    count: count === undefined ? 'none' : count === 'exact' ? 'exact' : 'capped',
  };
}

function readValues({ request, parameters, preferences, faults }: Asking): { readonly values?: JsonValue } {
  const rules = { columns: parameters.single.columns, missing: preferences.missing ?? 'null' };
  const values = hold(faults, undefined, () => readBodyRecords(request.body, rules));
  return values === undefined ? {} : { values };
}
