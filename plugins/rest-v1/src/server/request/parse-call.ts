import type { ProtocolCall, ProtocolRequest } from '@mortise/plugin-api/server';
import { type ActionQuery, AppError, type JsonValue, hold, unsupported } from '@mortise/shared';
import { toFilter } from '../grammar/condition';
import { type Saying, embeddedRows } from '../grammar/embedded-rows';
import { FilterParser, type Placed } from '../grammar/parse-filters';
import { parseOrder } from '../grammar/parse-order';
import { parseSelect } from '../grammar/parse-select';
import { type Form, requireForm } from './accepted-form';
import { readBodyRecords, readColumns } from './body-records';
import { type Preferences, readPreferences, requireKnown } from './preferences';
import { readLimit, readRowRange } from './row-range';
import { type SearchParameters, readSearchParameters } from './search-parameters';

const ACTIONS = { GET: 'list', HEAD: 'list', POST: 'create', PATCH: 'update', DELETE: 'destroy' } as const;
type Method = keyof typeof ACTIONS;

const NO_PARAMETERS: SearchParameters = { single: {}, embedded: [], logic: [], columns: [] };

/**
 * Reads a request. What is wrong with it is held until the caller may know of the table.
 * @throws AppError METHOD_NOT_ALLOWED, RESOURCE_NOT_FOUND
 */
export function parseCall(request: ProtocolRequest): ProtocolCall {
  const { header, method } = request;
  const resource = readTable(request.path);
  if (!isMethod(method)) throw new AppError('METHOD_NOT_ALLOWED', { method, allowed: Object.keys(ACTIONS) });
  const faults: AppError[] = [];
  const preferences = readPreferences(header);
  hold(faults, undefined, () => requireKnown(preferences));
  const form = hold<Form>(faults, 'list', () => requireForm(header));
  const parameters = hold(faults, NO_PARAMETERS, () => readSearchParameters(request.search));
  const asking = { request, parameters, preferences, form, faults };
  const asked = { ...askedRows(asking), ...(ACTIONS[method] === 'list' ? askedList(asking) : askedWrite(asking)) };
  const values = method === 'POST' || method === 'PATCH' ? readValues(asking) : undefined;
  return { resource, action: ACTIONS[method], asked, ...(values === undefined ? {} : { values }), faults };
}

interface Asking {
  readonly request: ProtocolRequest;
  readonly parameters: SearchParameters;
  readonly preferences: Preferences;
  readonly form: Form;
  readonly faults: AppError[];
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

function askedRows({ parameters, request, faults }: Asking): Pick<ActionQuery, 'filter' | 'shown'> {
  const { single } = parameters;
  const placed = readConditions(parameters, faults);
  const own = placed.filter(({ path }) => path.length === 0).map(({ condition }) => condition);
  if (request.method === 'POST' && own.length > 0) faults.push(unsupported('conditions on rows that are not there yet'));
  const sayings = [...placed.filter(({ path }) => path.length > 0), ...readSayings(parameters, faults)];
  const selected = hold(faults, undefined, () => parseSelect(single.select ?? ''));
  const asked = { selected, sayings, own: own.length === 0 ? undefined : toFilter({ kind: 'and', parts: own }) };
  const rows = hold(faults, { shown: undefined, own: undefined, inner: [] }, () => embeddedRows(asked));
  const { shown, inner } = rows;
  // Of a write it would have to choose among the rows of the answer alone.
  if (inner.length > 0 && request.method !== 'GET' && request.method !== 'HEAD') faults.push(unsupported('!inner'));
  const nodes = [...(rows.own ? [rows.own] : []), ...inner];
  return {
    ...(nodes.length === 0 ? {} : { filter: { kind: 'and', nodes } }),
    ...(shown === undefined ? {} : { shown }),
  };
}

function readConditions({ logic, columns }: SearchParameters, faults: AppError[]): readonly Placed[] {
  const parser = new FilterParser();
  return [
    ...columns.map(([key, text]) => hold(faults, undefined, () => parser.column(key, text))),
    ...logic.map(([key, text]) => hold(faults, undefined, () => parser.logic(key, text))),
  ].filter((placed) => placed !== undefined);
}

function readSayings({ embedded }: SearchParameters, faults: AppError[]): readonly Saying[] {
  return embedded.map(({ path, name, text }) =>
    name === 'order'
      ? { path, order: hold(faults, undefined, () => parseOrder(text)) }
      : { path, limit: hold(faults, undefined, () => readLimit(text)) },
  );
}

function askedList({ parameters, request, preferences, faults }: Asking): Pick<ActionQuery, 'sort' | 'nulls' | 'page' | 'count'> {
  const { single } = parameters;
  const { count } = preferences;
  return {
    ...hold(faults, { sort: [], nulls: [] }, () => parseOrder(single.order ?? '')),
    page: hold(faults, { kind: 'all' }, () => readRowRange(request, parameters)),
    count: count === undefined ? 'none' : count === 'exact' ? 'exact' : 'capped',
  };
}

function askedWrite({ parameters, request, preferences, form, faults }: Asking): ActionQuery {
  const { single } = parameters;
  // A write reaches all rows it names: what is left out silently would be the worst of mistakes.
  const foreign = (['limit', 'offset', 'order'] as const).find((name) => single[name] !== undefined);
  if (foreign !== undefined) faults.push(unsupported(`${foreign} (${request.method})`));
  const { resolution } = preferences;
  const by = single.on_conflict === undefined ? undefined : hold(faults, undefined, () => readColumns(single.on_conflict ?? ''));
  const upserts = request.method === 'POST' && resolution !== undefined;
  const are = resolution === 'ignore-duplicates' ? 'kept' : 'updated';
  return {
    sort: [],
    page: { kind: 'all' },
    returning: preferences.return === 'representation',
    acceptsNone: true,
    ...affected(form, preferences),
    ...(upserts ? { existing: { are, ...(by === undefined ? {} : { by }) } } : {}),
  };
}

function affected(form: Form, { handling, maxAffected }: Preferences): Pick<ActionQuery, 'affected'> {
  if (form === 'single') return { affected: { exactly: 1 } };
  return handling === 'strict' && maxAffected !== undefined ? { affected: { atMost: maxAffected } } : {};
}

function readValues({ request, parameters, preferences, faults }: Asking): JsonValue | undefined {
  const rules = { columns: parameters.single.columns, missing: preferences.missing ?? 'null' };
  return hold(faults, undefined, () => readBodyRecords(request.body, rules));
}
