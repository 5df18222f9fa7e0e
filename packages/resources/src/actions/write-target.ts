import { AppError, type BoundFilter, type JsonValue, QUERY_LIMITS, type StatementContext } from '@mortise/shared';
import { bindCallerFilter, bindKeys } from '../read/conditions';
import { createFaults } from '../read/faults';
import { restricts } from '../request/query-parameters';
import { type Engine, type StandardCall, rowConditions } from './standard-call';

/** Which rows an update or destroy means. */
export interface WriteTarget {
  readonly where: readonly BoundFilter[];
  /** True when every row was named, by its key or as the only one there: none found is an error then. */
  readonly byKey: boolean;
}

/**
 * @throws AppError FILTER_REQUIRED when the call would reach every row; QUERY_… and FIELD_… for a wrong filter;
 * ACTION_DENIED when rows are to be searched that the caller may not see
 */
export async function readWriteTarget(call: StandardCall): Promise<WriteTarget> {
  const { collection, keys, namesKeys, leadsToOne, view } = call;
  const faults = createFaults();
  const { filter } = call.readQuery(faults);
  const where: BoundFilter[] = [...rowConditions(call)];
  faults.collect(() => void (keys && where.unshift(bindKeys(keys, collection))));
  const isLimited = leadsToOne || (filter !== undefined && restricts(filter));
  // An empty list of keys names no row; the filter beside it must not be taken for the whole of what was meant.
  if (!keys && (namesKeys || !isLimited)) faults.add(new AppError('FILTER_REQUIRED'));
  if (filter) {
    // A filter tells by its effect what it matched, so it may look only where the caller may.
    if (!view.allowed) throw new AppError('ACTION_DENIED', { resource: collection.name, reason: view.reason });
    const bound = await faults.collectAsync(() => bindCallerFilter(filter, call, view));
    if (bound) where.unshift(bound);
    if (view.scope) where.push(view.scope);
  }
  faults.throwAll();
  return { where, byKey: keys !== undefined || (leadsToOne && filter === undefined) };
}

/**
 * The keys of the rows a write is about to touch.
 * @throws AppError TOO_MANY_RECORDS beyond the bulk limit, RECORD_NOT_FOUND when rows named by key are not there
 */
export async function findTargetKeys(
  call: StandardCall,
  target: WriteTarget,
  { source, context }: Pick<Engine, 'source'> & { context: StatementContext },
): Promise<readonly JsonValue[]> {
  const { collection } = call;
  const field = collection.primaryKey;
  const limit = QUERY_LIMITS.bulkRows + 1;
  const select = [{ kind: 'column' as const, field }];
  const { json } = await source.read({ collection, select, where: target.where, orderBy: [], limit, offset: 0, count: 'none' }, context);
  const keys = (JSON.parse(json) as Record<string, JsonValue>[]).map((row) => row[field.name] ?? null);
  if (keys.length === limit) throw new AppError('TOO_MANY_RECORDS', { max: QUERY_LIMITS.bulkRows });
  if (keys.length === 0 && target.byKey) throw new AppError('RECORD_NOT_FOUND');
  return keys;
}

/** The condition that names exactly these rows. */
export function whereKeys(call: StandardCall, keys: readonly JsonValue[]): BoundFilter {
  return { kind: 'compare', field: call.collection.primaryKey, operator: '$in', value: { kind: 'literal', value: keys } };
}
