import { type Condition, readFilter } from './conditions';
import { faultsOf, isForbidden } from './faults';
import { matches, visibleRows } from './matches';
import { sortRows } from './order';
import { presentRow } from './present';
import { type Caller, type JsonMap, type ListRequest, type World, collectionOf } from './world';

const USUAL_PAGE = 20;
const EVERYTHING: Condition = { kind: 'and', parts: [] };

export type Expected =
  | { readonly status: 200; readonly body: { readonly data: readonly JsonMap[]; readonly meta?: JsonMap } }
  /** An answer may tell any of these faults, and no other. */
  | { readonly status: number; readonly codes: readonly string[] };

/** What `list` has to answer. */
export function expectedAnswer(world: World, caller: Caller, request: ListRequest): Expected {
  const codes = [...new Set(faultsOf(world, caller, request))];
  if (codes.length > 0) return { status: codes.some(isForbidden) ? 403 : 400, codes };
  const view = { world, caller, timeZone: request.timeZone };
  const collection = collectionOf(world, request.collection);
  const condition = request.filter === undefined ? EVERYTHING : readFilter(request.filter);
  const found = visibleRows(view, collection).filter((row) => matches(view, collection, { row, condition }));
  const sorted = sortRows(view, collection, { rows: found, sort: request.sort ?? [] });
  const { page = 1, pageSize = USUAL_PAGE } = request;
  const cut = request.paginate === false ? sorted : sorted.slice((page - 1) * pageSize, page * pageSize);
  const data = cut.map((row) => presentRow(view, collection, { row, request }));
  if (request.paginate === false) return { status: 200, body: { data } };
  const counted = request.count === 'none' ? {} : { count: found.length, totalPage: Math.ceil(found.length / pageSize) };
  return { status: 200, body: { data, meta: { page, pageSize, ...counted } } };
}
