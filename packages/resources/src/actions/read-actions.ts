import { AppError, type BoundFilter } from '@mortise/shared';
import { bindAsked, bindKeys } from '../read/conditions';
import { createFaults } from '../read/faults';
import { readOrder } from '../read/order';
import { cutVersion, withVersion } from '../read/row-version';
import { pageMeta, planPage } from '../read/page';
import { selectFields } from '../read/select-fields';
import { tagOf } from '../request/preconditions';
import { planCursorPage } from './cursor-page';
import { isSimplePage, planSimplePage } from './simple-page';
import { planTreeList } from './tree-list';
import { type PrepareStandard, rowConditions, statementContext } from './standard-call';

export const prepareList: PrepareStandard = async (call, { source }) => {
  const { collection, decision, decideRelated } = call;
  const faults = createFaults();
  const query = call.readQuery(faults);
  const filter = await faults.collectAsync(() => bindAsked(query, call));
  const orderBy = (await faults.collectAsync(() => readOrder(call, decision, query))) ?? [];
  const page = faults.collect(() => planPage(collection, query));
  const select = await selectFields(collection, decision, { shown: query.shown, decideRelated });
  faults.throwAll();
  if (page === undefined) throw new AppError('INTERNAL');
  const where = filter === undefined ? rowConditions(call) : [filter, ...rowConditions(call)];
  const plan = { collection, select, where, orderBy, limit: page.size, offset: page.offset, count: page.count };
  if (query.tree === true && filter === undefined) {
    const treeList = planTreeList(call, { plan, page });
    return () => treeList.run(source, statementContext(call.principal, call.timeZone));
  }
  if (query.page.kind === 'cursor') {
    const cursorPage = planCursorPage(plan, query.page.cursor);
    return () => cursorPage.run(source, statementContext(call.principal, call.timeZone));
  }
  if (isSimplePage(collection, query)) {
    const simplePage = planSimplePage(plan, page);
    return () => simplePage.run(source, statementContext(call.principal, call.timeZone));
  }
  return async () => {
    const result = await source.read(plan, statementContext(call.principal, call.timeZone));
    const meta = pageMeta(page, result);
    return meta === undefined ? { kind: 'json', text: result.json } : { kind: 'json', text: result.json, meta };
  };
};

export const prepareGet: PrepareStandard = async (call, { source }) => {
  const { collection, decision, decideRelated, keys } = call;
  const faults = createFaults();
  const query = call.readQuery(faults);
  const conditions: BoundFilter[] = [...rowConditions(call)];
  faults.collect(() => {
    if (keys && keys.length !== 1) throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'filterByTk', expected: 'one key' });
    if (keys) conditions.unshift(bindKeys(keys, collection));
  });
  const filter = await faults.collectAsync(() => bindAsked(query, call));
  if (filter) conditions.unshift(filter);
  const orderBy = (await faults.collectAsync(() => readOrder(call, decision, query))) ?? [];
  if (!keys && (call.namesKeys || !(filter || call.leadsToOne))) faults.add(new AppError('RECORD_KEY_REQUIRED'));
  const select = await selectFields(collection, decision, { shown: query.shown, decideRelated });
  faults.throwAll();
  // The version says nothing of rows beside the record, and adopted tables count none.
  const versioned = !collection.adopted && select.every(({ kind }) => kind === 'column');
  const plan = {
    collection,
    select: versioned ? withVersion(select) : select,
    where: conditions,
    orderBy,
    limit: 1,
    offset: 0,
    count: 'none' as const,
  };
  return async () => {
    const found = await source.readOne(plan, statementContext(call.principal, call.timeZone));
    if (found === undefined) throw new AppError('RECORD_NOT_FOUND');
    const { text, version } = versioned ? cutVersion(found.json) : { text: found.json, version: undefined };
    const { truncated } = found;
    return {
      kind: 'json',
      text,
      ...(truncated ? { meta: { truncated } } : {}),
      ...(version === undefined ? {} : { etag: tagOf(version) }),
    };
  };
};
