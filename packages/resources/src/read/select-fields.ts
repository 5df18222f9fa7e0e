import type { AccessDecision, Allowed } from '@mortise/plugin-api/server';
import { AppError, type BoundFilter, type Collection, QUERY_LIMITS, type RelationField, type SelectNode } from '@mortise/shared';
import { readNames } from '../request/query-parameters';
import { createFaults } from './faults';
import { findField, mayUse, requireField } from './field-access';

/** What a relation leads to, and what the caller may see there. */
export interface RelatedAccess {
  readonly target: Collection;
  readonly decision: AccessDecision;
  /** Conditions the target's own resource adds. */
  readonly scope: readonly BoundFilter[];
}
export type DecideRelated = (relation: RelationField) => RelatedAccess | Promise<RelatedAccess>;

const DEFAULT_SELECT = new WeakMap<Allowed, Map<Collection, readonly SelectNode[]>>();

/**
 * The output of a read: every column the caller may see, changed by `fields`, `except` and `appends`.
 * Fields that may not be seen are left out by default and refused when asked for by name.
 * @throws AppError FIELD_UNKNOWN, FIELD_DENIED, ACTION_DENIED (related rows), QUERY_TOO_COMPLEX
 */
export async function selectFields(
  collection: Collection,
  decision: Allowed,
  options: { query: Readonly<Record<string, unknown>>; decideRelated: DecideRelated },
): Promise<readonly SelectNode[]> {
  const { query, decideRelated } = options;
  if (query['fields'] === undefined && query['except'] === undefined && query['appends'] === undefined)
    return defaultSelect(collection, decision);
  const faults = createFaults();
  const fields = readNames(query, 'fields', QUERY_LIMITS.fields);
  const except = new Set(readNames(query, 'except', QUERY_LIMITS.fields));
  const appends = readNames(query, 'appends', QUERY_LIMITS.appends) ?? [];
  for (const name of [...(fields ?? []), ...except]) faults.collect(() => requireField(decision, findField(collection, name)));
  faults.throwAll();
  const relationNames = (fields ?? []).filter((name) => collection.fields.get(name)?.kind === 'relation');
  const columns = defaultSelect(collection, decision).filter(
    ({ field }) => (fields === undefined || fields.includes(field.name)) && !except.has(field.name),
  );
  const relations = await selectRelations(collection, decision, {
    paths: [...new Set([...relationNames, ...appends])],
    decideRelated,
    depth: 1,
  });
  return [...columns, ...relations];
}

/** All visible columns; the same array for the same decision, which lets the compiler recognise it. */
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

interface RelationPaths {
  readonly paths: readonly string[];
  readonly decideRelated: DecideRelated;
  readonly depth: number;
}

/** `comments` and `comments.author` become nested selections. */
async function selectRelations(
  collection: Collection,
  decision: Allowed,
  { paths, decideRelated, depth }: RelationPaths,
): Promise<SelectNode[]> {
  if (paths.length > 0 && depth > QUERY_LIMITS.appendDepth)
    throw new AppError('QUERY_TOO_COMPLEX', { what: 'levels of appends', max: QUERY_LIMITS.appendDepth });
  const nodes: SelectNode[] = [];
  for (const [name, below] of groupByHead(paths)) {
    const field = findRelation(collection, name);
    requireField(decision, field);
    const related = await decideRelated(field);
    if (!related.decision.allowed) throw new AppError('ACTION_DENIED', { resource: related.target.name, reason: related.decision.reason });
    const nested = await selectRelations(related.target, related.decision, { paths: below, decideRelated, depth: depth + 1 });
    const where = related.decision.scope === undefined ? related.scope : [...related.scope, related.decision.scope];
    nodes.push({
      kind: 'relation',
      field,
      target: related.target,
      select: [...defaultSelect(related.target, related.decision), ...nested],
      where,
    });
  }
  return nodes;
}

function groupByHead(paths: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const dot = path.indexOf('.');
    const head = dot === -1 ? path : path.slice(0, dot);
    const below = groups.get(head) ?? [];
    if (dot !== -1) below.push(path.slice(dot + 1));
    groups.set(head, below);
  }
  return groups;
}

function findRelation(collection: Collection, name: string): RelationField {
  const field = findField(collection, name);
  if (field.kind !== 'relation') {
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'appends', expected: 'relations', received: name });
  }
  return field;
}
