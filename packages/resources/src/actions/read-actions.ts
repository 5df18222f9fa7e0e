import { selectAll } from '@mortise/database';
import { AppError, type BoundFilter, type Collection } from '@mortise/shared';
import { bindAsked, bindKeys } from '../read/conditions';
import { hasContentTag, showsAll } from '../read/content-tags';
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

export const prepareGet: PrepareStandard = async (call, { source, contentTags }) => {
  const { collection, decision, decideRelated, keys } = call;
  const faults = createFaults();
  const query = call.readQuery(faults);
  const conditions: BoundFilter[] = [...rowConditions(call)];
  faults.collect(() => {
    if (keys) conditions.unshift(bindOneKey(keys, collection));
  });
  const filter = await faults.collectAsync(() => bindAsked(query, call));
  if (filter) conditions.unshift(filter);
  const orderBy = (await faults.collectAsync(() => readOrder(call, decision, query))) ?? [];
  if (!keys && (call.namesKeys || !(filter || call.leadsToOne))) faults.add(new AppError('RECORD_KEY_REQUIRED'));
  const select = await selectFields(collection, decision, { shown: query.shown, decideRelated });
  faults.throwAll();
  // Neither version nor content of a record says anything of rows beside it.
  const isAlone = select.every(({ kind }) => kind === 'column');
  const versioned = isAlone && !collection.adopted && !collection.view;
  const tagged = isAlone && hasContentTag(collection);
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
    const context = statementContext(call.principal, call.timeZone);
    // Before the record itself, so that a change between the two makes the tag too old, and never too new.
    const whole =
      tagged && !showsAll(select, collection) ? await source.readOne({ ...plan, select: selectAll(collection) }, context) : undefined;
    const found = await source.readOne(plan, context);
    if (found === undefined) throw new AppError('RECORD_NOT_FOUND');
    const { text, etag } = versioned ? versionedText(found.json) : { text: found.json };
    const tag = tagged ? contentTags.tagOf(collection, (whole ?? found).json) : etag;
    const { truncated } = found;
    return { kind: 'json', text, ...(truncated ? { meta: { truncated } } : {}), ...(tag === undefined ? {} : { etag: tag }) };
  };
};

function bindOneKey(keys: readonly string[], collection: Collection): BoundFilter {
  if (keys.length !== 1) throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'filterByTk', expected: 'one key' });
  return bindKeys(keys, collection);
}

function versionedText(json: string): { readonly text: string; readonly etag?: string } {
  const { text, version } = cutVersion(json);
  return version === undefined ? { text } : { text, etag: tagOf(version) };
}
