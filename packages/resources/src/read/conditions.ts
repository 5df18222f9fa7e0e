import type { Allowed } from '@mortise/plugin-api/server';
import {
  type ActionQuery,
  AppError,
  type BindOptions,
  type BoundFilter,
  type Collection,
  type FilterNode,
  bindFilter,
  bindSearch,
  describeColumnValue,
  namesPeriods,
  readColumnValue,
  readTimeZone,
  relationPaths,
} from '@mortise/shared';
import type { StandardCall } from '../actions/standard-call';
import { mayUse } from './field-access';
import { requireOwnVariables } from './own-variables';
import { rightsAlong, rightsHere } from './related-rows';

type Call = Pick<StandardCall, 'collection' | 'decideRelated'> & Partial<Pick<StandardCall, 'principal' | 'timeZone'>>;

/**
 * What a call asks of rows: its filter, its search, or both. Waits only for filters that go through relations.
 * @throws AppError FIELD_UNKNOWN, FIELD_DENIED, ACTION_DENIED (related rows), QUERY_…
 */
export function bindAsked(
  { filter, search }: Pick<ActionQuery, 'filter' | 'search'>,
  call: Call & Pick<StandardCall, 'decision'>,
): BoundFilter | undefined | Promise<BoundFilter> {
  const { collection, decision } = call;
  const bound = filter === undefined ? undefined : bindCallerFilter(filter, call, decision);
  if (search === undefined) return bound;
  const found = bindSearch(search, collection, (field) => mayUse(decision, field));
  if (bound === undefined) return found;
  return Promise.resolve(bound).then((asked) => ({ kind: 'and', nodes: [asked, found] }));
}

/**
 * The caller's filter, bound to the collection and to those its relations lead to. Waits only for filters that go through relations.
 * @throws AppError FIELD_UNKNOWN, FIELD_DENIED, ACTION_DENIED (related rows), QUERY_…
 */
export function bindCallerFilter(filter: FilterNode, call: Call, decision: Allowed): BoundFilter | Promise<BoundFilter> {
  if (call.principal) requireOwnVariables(filter, call.principal);
  const paths = relationPaths(filter);
  if (paths.length === 0) return bindWith(rightsHere(decision), filter, call);
  return rightsAlong(paths, call, decision).then((rights) => bindWith(rights, filter, call));
}

function bindWith(rights: BindOptions, filter: FilterNode, { collection, timeZone }: Call): BoundFilter {
  const bound = bindFilter(filter, collection, rights);
  if (timeZone !== undefined && readTimeZone(timeZone) === undefined && namesPeriods(bound)) {
    const expected = 'a zone such as +08:00, UTC or Asia/Shanghai';
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'X-Timezone', expected, received: timeZone.slice(0, 100) });
  }
  return bound;
}

/**
 * The condition that `filterByTk` stands for.
 * @throws AppError QUERY_VALUE_INVALID when a key cannot be a key of this collection
 */
export function bindKeys(keys: readonly string[], collection: Collection): BoundFilter {
  const field = collection.primaryKey;
  const values = keys.map((key) => {
    const value = readColumnValue(field, key, { lenient: true });
    if (value === undefined) {
      // Keys stand in parameters, paths and bodies, each door has its own name for them.
      throw new AppError('QUERY_VALUE_INVALID', { path: field.name, expected: describeColumnValue(field), received: key.slice(0, 100) });
    }
    return value;
  });
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? { kind: 'compare', field, operator: '$eq', value: { kind: 'literal', value: only } }
    : { kind: 'compare', field, operator: '$in', value: { kind: 'literal', value: values } };
}
