import type { Allowed } from '@mortise/plugin-api/server';
import {
  AppError,
  type BoundFilter,
  type Collection,
  QUERY_LIMITS,
  type RelationField,
  type SelectNode,
  type ShownColumn,
  type ShownFields,
  type ShownRelation,
  columnAt,
  isToOne,
} from '@mortise/shared';
import { bindCallerFilter } from './conditions';
import { createFaults } from './faults';
import { findField, mayUse, requireField } from './field-access';
import { readOrder } from './order';
import { OUTPUT_NAME, isOutputName } from './output-name';
import type { DecideRelated } from './related-access';
import { rememberedSelect } from './remembered-select';

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

type ColumnNode = Extract<SelectNode, { kind: 'column' }>;
type RelationNode = Extract<SelectNode, { kind: 'relation' }>;

const DEFAULT_SELECT = new WeakMap<Allowed, Map<Collection, readonly ColumnNode[]>>();

/** All visible columns; the same array for the same decision. */
export function defaultSelect(collection: Collection, decision: Allowed): readonly ColumnNode[] {
  const known = DEFAULT_SELECT.get(decision)?.get(collection);
  if (known) return known;
  const select = collection.columns
    .filter((field) => !field.hidden && mayUse(decision, field))
    .map((field) => ({ kind: 'column' as const, field }));
  const ofDecision = DEFAULT_SELECT.get(decision) ?? new Map<Collection, readonly ColumnNode[]>();
  // One decision belongs to one collection, but for `open` ones: keep only the newest few.
  if (ofDecision.size > 500) ofDecision.clear();
  DEFAULT_SELECT.set(decision, ofDecision.set(collection, select));
  return select;
}

async function selectShown(place: Place, { columns, all = false, except = [], relations }: ShownFields): Promise<readonly SelectNode[]> {
  const { collection, decision } = place;
  const faults = createFaults();
  for (const column of columns ?? []) faults.collect(() => requireShown(column, place));
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

function requireShown({ name, place }: ShownColumn, { collection, decision }: Place): void {
  const field = findField(collection, name);
  requireField(decision, field);
  // A relation holds no JSON.
  if (place && field.kind === 'relation') throw new AppError('FIELD_UNKNOWN', { field: name, collection: collection.name });
}

function isShown({ name, as }: ShownColumn, relations: readonly ShownRelation[]): boolean {
  return relations.some((relation) => relation.name === name && relation.as === as);
}

function wholeRelation({ name, as }: ShownColumn): ShownRelation {
  return { name, ...(as === undefined ? {} : { as }), shown: { relations: [] } };
}

/** In the order of the table. */
function selectColumns(visible: readonly ColumnNode[], columns: ShownFields['columns'], all: boolean): ColumnNode[] {
  if (columns === undefined) return [...visible];
  return visible.flatMap((node) => {
    const asked = columns.filter(({ name }) => name === node.field.name);
    const names = new Set(asked.filter(({ place }) => place === undefined).map(({ as }) => as));
    if (all) names.add(undefined);
    const placed = asked.filter(({ place }) => place !== undefined);
    return [...[...names].map((as) => (as === undefined ? node : { ...node, as })), ...placed.map((one) => selectPlace(node, one))];
  });
}

function selectPlace({ field }: ColumnNode, { as = field.name, place }: ShownColumn): ColumnNode {
  return { kind: 'column', field: columnAt(field, place), as };
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
    ...(isCounted(asked, target)
      ? { select: [], counted: countName(asked) }
      : { select: await selectShown({ collection: target, decision: related, decideRelated, depth: depth + 1 }, shown) }),
    ...(await selectRows(asked, field, at)),
    where: [...(await askedConditions(asked, at)), ...scope, ...(related.scope === undefined ? [] : [related.scope])],
  };
}

type Counted = ShownRelation & Required<Pick<ShownRelation, 'counted'>>;

function isCounted(asked: ShownRelation, target: Collection): asked is Counted {
  const { counted } = asked;
  return counted !== undefined && !(counted.unlessColumn === true && target.fields.has(counted.as));
}

/** A number has no order, and no part of it can be asked for. */
function countName(asked: Counted): string {
  const { name: parameter, counted } = asked;
  if (isCut(asked)) throw new AppError('QUERY_PARAMETER_INVALID', { parameter, expected: 'no order and no limit beside a count' });
  requireOutputName(counted.as);
  return counted.as;
}

type Target = Omit<Place, 'depth'>;

async function askedConditions({ filter }: ShownRelation, target: Target): Promise<readonly BoundFilter[]> {
  return filter === undefined ? [] : [await bindCallerFilter(filter, target, target.decision)];
}

/** Which of the related rows, and in what order. */
async function selectRows(
  asked: ShownRelation,
  field: RelationField,
  target: Target,
): Promise<Pick<RelationNode, 'orderBy' | 'limit' | 'offset'>> {
  const { name, sort = [], nulls, limit, offset } = asked;
  if (!isCut(asked)) return {};
  if (isToOne(field))
    throw new AppError('QUERY_PARAMETER_INVALID', {
      parameter: name,
      expected: 'order and number only for relations with several records',
    });
  const max = QUERY_LIMITS.offset;
  if (offset !== undefined && offset > max) throw new AppError('OFFSET_TOO_LARGE', { max, received: offset });
  const orderBy = await readOrder(target, target.decision, { sort, nulls });
  return { orderBy, ...(limit === undefined ? {} : { limit }), ...(offset === undefined ? {} : { offset }) };
}

function isCut({ sort, limit, offset }: ShownRelation): boolean {
  return sort !== undefined || limit !== undefined || offset !== undefined;
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
  for (const { as } of nodes) if (as !== undefined) requireOutputName(as);
}

function requireOutputName(name: string): void {
  if (isOutputName(name)) return;
  throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'fields', expected: OUTPUT_NAME, received: name.slice(0, 100) });
}
