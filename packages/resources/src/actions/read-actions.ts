import { selectAll } from '@mortise/database';
import type { ActionResult } from '@mortise/plugin-api/server';
import {
  type ActionQuery,
  AppError,
  type BoundFilter,
  type Collection,
  type OrderTerm,
  type ReadPlan,
  type SelectNode,
  whenKnown,
} from '@mortise/shared';
import { bindAsked, bindKeys } from '../read/conditions';
import { hasContentTag, showsAll } from '../read/content-tags';
import { type Faults, createFaults } from '../read/faults';
import { readOrder } from '../read/order';
import { type Page, pageMeta, planPage } from '../read/page';
import { cutVersion, withVersion } from '../read/row-version';
import { selectFields } from '../read/select-fields';
import { tagOf } from '../request/preconditions';
import { restricts } from '../request/query-parameters';
import { planCursorPage } from './cursor-page';
import { isSimplePage, planSimplePage } from './simple-page';
import { type Engine, type PrepareStandard, type StandardCall, rowConditions, statementContext } from './standard-call';
import { planTreeList } from './tree-list';

interface ReadParts {
  readonly filter: BoundFilter | undefined;
  readonly orderBy: readonly OrderTerm[];
  readonly select: readonly SelectNode[];
}

/** What a read is asked for, bound. Waits only for rights along relations; what is wrong with filter and order goes into `faults`. */
function bindParts(call: StandardCall, query: ActionQuery, faults: Faults): ReadParts | Promise<ReadParts> {
  const { collection, decision, decideRelated } = call;
  return whenKnown(
    faults.collectAsync(() => bindAsked(query, call)),
    (filter) =>
      whenKnown(
        faults.collectAsync(() => readOrder(call, decision, query)),
        (orderBy = []) =>
          whenKnown(selectFields(collection, decision, { shown: query.shown, decideRelated }), (select) => ({ filter, orderBy, select })),
      ),
  );
}

export const prepareList: PrepareStandard = (call, { source }) => {
  const { collection } = call;
  const faults = createFaults();
  const query = call.readQuery(faults);
  return whenKnown(bindParts(call, query, faults), ({ filter, orderBy, select }) => {
    const page = faults.collect(() => planPage(collection, query));
    faults.throwAll();
    if (page === undefined) throw new AppError('INTERNAL');
    const where = filter === undefined ? rowConditions(call) : [filter, ...rowConditions(call)];
    const plan = { collection, select, where, orderBy, limit: page.size, offset: page.offset, count: page.count };
    const special = specialList({ call, query, plan, page });
    return async () => {
      const context = statementContext(call.principal, call.timeZone);
      if (special) return special.run(source, context);
      const result = await source.read(plan, context);
      const meta = pageMeta(page, result);
      return meta === undefined ? { kind: 'json', text: result.json } : { kind: 'json', text: result.json, meta };
    };
  });
};

interface PlannedList {
  readonly call: StandardCall;
  readonly query: ActionQuery;
  readonly plan: ReadPlan;
  readonly page: Page;
}

/** A list that is more, or less, than one statement's rows and their count. */
function specialList({ call, query, plan, page }: PlannedList): ReturnType<typeof planSimplePage> | undefined {
  if (query.tree === true && !choosesRows(query)) return planTreeList(call, { plan, page });
  if (query.page.kind === 'cursor') return planCursorPage(plan, query.page.cursor);
  return isSimplePage(call.collection, query) ? planSimplePage(plan, page) : undefined;
}

/** Clients that have nothing to ask send `{}` for a filter. */
function choosesRows({ filter, search }: ActionQuery): boolean {
  return search !== undefined || (filter !== undefined && restricts(filter));
}

export const prepareGet: PrepareStandard = (call, engine) => {
  const { collection, keys } = call;
  const faults = createFaults();
  const query = call.readQuery(faults);
  const byKey = faults.collect(() => keys && bindOneKey(keys, collection));
  return whenKnown(bindParts(call, query, faults), ({ filter, orderBy, select }) => {
    if (!keys && (call.namesKeys || !(choosesRows(query) || call.leadsToOne))) faults.add(new AppError('RECORD_KEY_REQUIRED'));
    faults.throwAll();
    const where = [filter, byKey, ...rowConditions(call)].filter((condition) => condition !== undefined);
    return () => readRecord(call, { select, where, orderBy }, engine);
  });
};

async function readRecord(
  { collection, principal, timeZone }: StandardCall,
  { select, where, orderBy }: Pick<ReadPlan, 'select' | 'where' | 'orderBy'>,
  { source, contentTags }: Engine,
): Promise<ActionResult> {
  // Neither version nor content of a record says anything of rows beside it.
  const isAlone = select.every(({ kind }) => kind === 'column');
  const versioned = isAlone && !collection.adopted && !collection.view;
  const tagged = isAlone && hasContentTag(collection);
  const shown = versioned ? withVersion(select) : select;
  const plan = { collection, select: shown, where, orderBy, limit: 1, offset: 0, count: 'none' as const };
  const context = statementContext(principal, timeZone);
  // Before the record itself, so that a change between the two makes the tag too old, and never too new.
  const whole =
    tagged && !showsAll(select, collection) ? await source.readOne({ ...plan, select: selectAll(collection) }, context) : undefined;
  const found = await source.readOne(plan, context);
  if (found === undefined) throw new AppError('RECORD_NOT_FOUND');
  const { text, etag } = versioned ? versionedText(found.json) : { text: found.json };
  const tag = tagged ? contentTags.tagOf(collection, (whole ?? found).json) : etag;
  const { truncated } = found;
  return { kind: 'json', text, ...(truncated ? { meta: { truncated } } : {}), ...(tag === undefined ? {} : { etag: tag }) };
}

function bindOneKey(keys: readonly string[], collection: Collection): BoundFilter {
  if (keys.length !== 1) throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'filterByTk', expected: 'one key' });
  return bindKeys(keys, collection);
}

function versionedText(json: string): { readonly text: string; readonly etag?: string } {
  const { text, version } = cutVersion(json);
  return version === undefined ? { text } : { text, etag: tagOf(version) };
}
