import type { AccessDecision, Allowed } from '@mortise/plugin-api/server';
import {
  AppError,
  type BoundFilter,
  type Collection,
  type OrderTerm,
  QUERY_LIMITS,
  type RelationField,
  type SelectNode,
  type ShownColumn,
  type ShownFields,
  type ShownRelation,
  isToOne,
} from '@mortise/shared';
import { bindCallerFilter } from './conditions';
import { createFaults } from './faults';
import { findField, mayUse, requireField } from './field-access';
import { readOrder } from './order';
import { OUTPUT_NAME, isOutputName } from './output-name';
import { rememberedSelect } from './remembered-select';

/** What a relation leads to, and what the caller may see there. */
export interface RelatedAccess {
  readonly target: Collection;
  readonly decision: AccessDecision;
  /** Conditions the target's own resource adds. */
  readonly scope: readonly BoundFilter[];
}
export type DecideRelated = (relation: Pick<RelationField, 'target'>) => RelatedAccess | Promise<RelatedAccess>;

/** Records of one collection, and what the caller may do with them. */
interface Place {
  readonly collection: Collection;
  readonly decision: Allowed;
  readonly decideRelated: DecideRelated;
  readonly depth: number;
}

/**
 * The output of a read: the columns and relations that are asked for or, by default, every column the caller may see. Fields that may not
 * be seen are left out by default and refused when asked for by name. The same list is given back for the same question, which lets the
 * compiler recognise it.
 * @throws AppError FIELD_UNKNOWN, FIELD_DENIED, ACTION_DENIED (related rows), QUERY_TOO_COMPLEX
 */
export function selectFields(
  collection: Collection,
  decision: Allowed,
  { shown, decideRelated }: { readonly shown: ShownFields | undefined; readonly decideRelated: DecideRelated },
): readonly SelectNode[] | Promise<readonly SelectNode[]> {
  if (shown === undefined) return defaultSelect(collection, decision);
  return rememberedSelect({ collection, decision, shown, decideRelated }, (asked) =>
    selectShown({ collection, decision, decideRelated: asked, depth: 1 }, shown),
  );
}

const DEFAULT_SELECT = new WeakMap<Allowed, Map<Collection, readonly SelectNode[]>>();

/** All visible columns; the same array for the same decision. */
export function defaultSelect(collection: Collection, decision: Allowed): readonly SelectNode[] {
  const known = DEFAULT_SELECT.get(decision)?.get(collection);
  if (known) return known;
  const select = collection.columns
    .filter((field) => !field.hidden && mayUse(decision, field))
    .map((field) => ({ kind: 'column' as const, field }));
  const ofDecision = DEFAULT_SELECT.get(decision) ?? new Map<Collection, readonly SelectNode[]>();
  // One decision belongs to one collection, but for `open` ones: keep only the newest few.
  if (ofDecision.size > 500) ofDecision.clear();
  DEFAULT_SELECT.set(decision, ofDecision.set(collection, select));
  return select;
}

async function selectShown(place: Place, { columns, all = false, except = [], relations }: ShownFields): Promise<readonly SelectNode[]> {
  const { collection, decision } = place;
  const faults = createFaults();
  for (const { name } of columns ?? []) faults.collect(() => requireField(decision, findField(collection, name)));
  for (const name of except) faults.collect(() => requireField(decision, findField(collection, name)));
  faults.throwAll();
  const named = (columns ?? []).filter(({ name }) => collection.fields.get(name)?.kind === 'relation');
  const shownRelations = [...named.filter((one) => !isShown(one, relations)).map(wholeRelation), ...relations];
  const visible = defaultSelect(collection, decision).filter(({ field }) => !except.includes(field.name));
  const nodes: SelectNode[] = selectColumns(visible, columns, all);
  for (const relation of shownRelations) nodes.push(await selectRelation(place, relation));
  requireOutputNames(nodes);
  return nodes;
}

function isShown({ name, as }: ShownColumn, relations: readonly ShownRelation[]): boolean {
  return relations.some((relation) => relation.name === name && relation.as === as);
}

function wholeRelation({ name, as }: ShownColumn): ShownRelation {
  return { name, ...(as === undefined ? {} : { as }), shown: { relations: [] } };
}

/** In the order of the table. */
function selectColumns(visible: readonly SelectNode[], columns: ShownFields['columns'], all: boolean): SelectNode[] {
  if (columns === undefined) return [...visible];
  return visible.flatMap((node) => {
    const asked = new Set(columns.filter(({ name }) => name === node.field.name).map(({ as }) => as));
    if (all) asked.add(undefined);
    return [...asked].map((as) => (as === undefined ? node : { ...node, as }));
  });
}

async function selectRelation({ collection, decision, decideRelated, depth }: Place, asked: ShownRelation): Promise<SelectNode> {
  if (depth > QUERY_LIMITS.appendDepth)
    throw new AppError('QUERY_TOO_COMPLEX', { what: 'levels of appends', max: QUERY_LIMITS.appendDepth });
  const { name, as, shown } = asked;
  const field = findRelation(collection, name);
  requireField(decision, field);
  const { target, decision: related, scope } = await decideRelated(field);
  if (!related.allowed) throw new AppError('ACTION_DENIED', { resource: target.name, reason: related.reason });
  const at = { collection: target, decision: related, decideRelated };
  return {
    kind: 'relation',
    field,
    ...(as === undefined ? {} : { as }),
    target,
    select: await selectShown({ collection: target, decision: related, decideRelated, depth: depth + 1 }, shown),
    ...(await selectRows(asked, field, at)),
    where: [...(await askedConditions(asked, at)), ...scope, ...(related.scope === undefined ? [] : [related.scope])],
  };
}

type Target = Omit<Place, 'depth'>;

async function askedConditions({ filter }: ShownRelation, target: Target): Promise<readonly BoundFilter[]> {
  return filter === undefined ? [] : [await bindCallerFilter(filter, target, target.decision)];
}

/** Which of the related rows, and in what order. */
async function selectRows(
  { name, sort, nulls, limit }: ShownRelation,
  field: RelationField,
  target: Target,
): Promise<{ readonly orderBy?: readonly OrderTerm[]; readonly limit?: number }> {
  if (sort === undefined && limit === undefined) return {};
  if (isToOne(field))
    throw new AppError('QUERY_PARAMETER_INVALID', {
      parameter: name,
      expected: 'order and number only for relations with several records',
    });
  const orderBy = await readOrder(target, target.decision, { sort: sort ?? [], nulls });
  return { orderBy, ...(limit === undefined ? {} : { limit }) };
}

function findRelation(collection: Collection, name: string): RelationField {
  const field = findField(collection, name);
  if (field.kind !== 'relation') {
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'appends', expected: 'relations', received: name });
  }
  return field;
}

function requireOutputNames(nodes: readonly SelectNode[]): void {
  const names = nodes.map((node) => node.as ?? node.field.name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined)
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'fields', expected: 'each name once', received: twice });
  const wrong = nodes.find(({ as }) => as !== undefined && !isOutputName(as))?.as;
  if (wrong !== undefined) {
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'fields', expected: OUTPUT_NAME, received: wrong.slice(0, 100) });
  }
}
