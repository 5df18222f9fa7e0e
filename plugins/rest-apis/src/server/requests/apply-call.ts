import type { ProtocolCall } from '@mortise/plugin-api/server';
import { type ActionQuery, type AppError, type FilterNode, type JsonObject, hold, unsupported } from '@mortise/shared';
import { type Applied, type QueryOption, type QueryOptions, readOrder, readPage } from '../../odata';

/** What stands beside `$apply` works on its groups. */
const BESIDE: readonly QueryOption[] = ['$apply', '$orderby', '$top', '$skip', '$format'];

/** Groups of a table's records with what is worked out of each, by their columns unless asked for otherwise. */
export function applyCall(
  { filter, having, groups }: Applied & { readonly groups: NonNullable<Applied['groups']> },
  options: QueryOptions,
  faults: AppError[],
): Omit<ProtocolCall, 'dataSource' | 'resource'> {
  hold(faults, undefined, () => requireGroupOptions(options));
  const { offset, limit } = hold(faults, readPage({}), () => readPage(options));
  const orders = options.$orderby === undefined ? [] : hold(faults, [], () => readOrder(options.$orderby ?? '')).map(groupOrder);
  const { dimensions, measures } = groups;
  const condition = having === undefined ? {} : hold<JsonObject>(faults, {}, () => ({ having: onGroups(having) }));
  return {
    action: 'query',
    asked: askedRows(filter),
    values: { dimensions: [...dimensions], measures: [...measures], orders, limit, offset, ...condition },
  };
}

function askedRows(filter: FilterNode | undefined): ActionQuery {
  return { sort: [], page: { kind: 'all' }, ...(filter === undefined ? {} : { filter }) };
}

/** @throws AppError OPTION_UNSUPPORTED */
function requireGroupOptions(options: QueryOptions): void {
  const foreign = Object.keys(options).find((name) => !BESIDE.some((known) => known === name));
  if (foreign !== undefined) throw unsupported(`${foreign} beside $apply`);
}

/** A condition in the words of `having`. @throws AppError OPTION_UNSUPPORTED */
function onGroups(node: FilterNode): JsonObject {
  switch (node.kind) {
    case 'and':
      return { $and: node.nodes.map(onGroups) };
    case 'or':
      return { $or: node.nodes.map(onGroups) };
    case 'not':
      return { $not: onGroups(node.node) };
    case 'compare':
      if (node.value.kind === 'literal') return { [node.path.join('_')]: { [node.operator]: node.value.value } };
      break;
    case 'calculation':
  }
  throw unsupported('$apply: calculating in a filter after groups; compare results with values');
}

/** Columns of related rows go by the name they have in the answer. */
function groupOrder(term: string): JsonObject {
  const descending = term.startsWith('-');
  const field = (descending ? term.slice(1) : term).replaceAll('.', '_');
  return { field, order: descending ? 'desc' : 'asc', nulls: descending ? 'last' : 'first' };
}
