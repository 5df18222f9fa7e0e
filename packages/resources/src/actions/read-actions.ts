import { AppError, type BoundFilter } from '@mortise/shared';
import { bindCallerFilter, bindKeys } from '../read/conditions';
import { createFaults } from '../read/faults';
import { readOrder } from '../read/order';
import { pageMeta, readPage } from '../read/page';
import { selectFields } from '../read/select-fields';
import { readFilter, refuseUnknownParameters } from '../request/query-parameters';
import { type PrepareStandard, type StandardCall, rowConditions, statementContext } from './standard-call';

const GET_PARAMETERS = ['filterByTk', 'filter', 'fields', 'except', 'appends', 'sort'];
const LIST_PARAMETERS = ['filter', 'fields', 'except', 'appends', 'sort', 'page', 'pageSize', 'paginate', 'count'];

export const prepareList: PrepareStandard = async (call, { source }) => {
  const { collection, decision, query } = call;
  const faults = createFaults();
  faults.collect(() => refuseUnknownParameters(query, LIST_PARAMETERS));
  const filter = faults.collect(() => callerFilter(call));
  const orderBy = faults.collect(() => readOrder(collection, decision, query)) ?? [];
  const page = faults.collect(() => readPage(collection, query));
  const select = await selectFields(collection, decision, call);
  faults.throwAll();
  if (page === undefined) throw new AppError('INTERNAL');
  const where = filter === undefined ? rowConditions(call) : [filter, ...rowConditions(call)];
  const plan = { collection, select, where, orderBy, limit: page.size, offset: page.offset, count: page.count };
  return async () => {
    const result = await source.read(plan, statementContext(call.principal));
    const meta = pageMeta(page, result);
    return meta === undefined ? { kind: 'json', text: result.json } : { kind: 'json', text: result.json, meta };
  };
};

export const prepareGet: PrepareStandard = async (call, { source }) => {
  const { collection, decision, query, keys } = call;
  const faults = createFaults();
  faults.collect(() => refuseUnknownParameters(query, GET_PARAMETERS));
  const conditions: BoundFilter[] = [...rowConditions(call)];
  faults.collect(() => {
    if (keys && keys.length !== 1) throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'filterByTk', expected: 'one key' });
    if (keys) conditions.unshift(bindKeys(keys, collection));
  });
  const filter = faults.collect(() => callerFilter(call));
  if (filter) conditions.unshift(filter);
  const orderBy = faults.collect(() => readOrder(collection, decision, query)) ?? [];
  const namesKeys = query['filterByTk'] !== undefined;
  if (!keys && (namesKeys || !filter)) faults.add(new AppError('RECORD_KEY_REQUIRED'));
  const select = await selectFields(collection, decision, call);
  faults.throwAll();
  const plan = { collection, select, where: conditions, orderBy, limit: 1, offset: 0, count: 'none' as const };
  return async () => {
    const found = await source.readOne(plan, statementContext(call.principal));
    if (found === undefined) throw new AppError('RECORD_NOT_FOUND');
    const { json: text, truncated } = found;
    return { kind: 'json', text, ...(truncated ? { meta: { truncated } } : {}) };
  };
};

function callerFilter(call: StandardCall): BoundFilter | undefined {
  const filter = readFilter(call.query);
  return filter === undefined ? undefined : bindCallerFilter(filter, call.collection, call.decision);
}
