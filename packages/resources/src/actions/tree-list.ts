import type { DataSource } from '@mortise/database';
import type { ActionResult } from '@mortise/plugin-api/server';
import {
  AppError,
  type BoundFilter,
  type Collection,
  type ColumnField,
  type JsonObject,
  type JsonValue,
  QUERY_LIMITS,
  type ReadPlan,
  type RelationField,
  type SelectNode,
  type StatementContext,
  treeKeyOf,
} from '@mortise/shared';
import { equals, isOneOf } from '../read/column-conditions';
import { requireField } from '../read/field-access';
import { type Page, pageMeta } from '../read/page';
import type { StandardCall } from './standard-call';

/** Names no field may have. */
const [KEY, ABOVE] = ['m_key', 'm_above'] as const;
const MAX_LEVELS = 50;

/** The records of a tree as plain values. */
type Node = Record<string, JsonValue>;

interface Tree {
  readonly above: ColumnField;
  readonly parent: RelationField;
  /** Name under which a record shows those below it. */
  readonly children: string;
}

/**
 * A page of topmost records, each with everything below it: one statement for each level. A record whose own parent the caller cannot see
 * is topmost for them. Every record says in `__index` where it stands: `0.children.1`. Below the 50th level nothing is shown, and
 * `meta.truncated` says so.
 * @throws AppError QUERY_PARAMETER_INVALID for a collection that is no tree, FIELD_DENIED, TOO_MANY_RECORDS
 */
export function planTreeList(
  call: Pick<StandardCall, 'collection' | 'decision'>,
  { plan, page }: { readonly plan: ReadPlan; readonly page: Page },
): { run(source: DataSource, context: StatementContext): Promise<ActionResult> } {
  const { collection, decision } = call;
  const tree = treeOf(collection);
  if (!tree || page.kind === 'cursor') {
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'tree', expected: 'a collection that is a tree, without a cursor' });
  }
  requireField(decision, tree.above);
  const level: ReadPlan = { ...plan, select: withKeys(plan.select, collection, tree) };
  return {
    async run(source, context) {
      const roots = await source.read({ ...level, where: [...plan.where, isTopmost(collection, tree, plan.where)] }, context);
      const data = JSON.parse(roots.json) as Node[];
      const cut = await hangBelow(data, { level, tree, source, context });
      const truncated = [...new Set([...(roots.truncated ?? []), ...cut])];
      const meta = pageMeta(page, truncated.length === 0 ? roots : { ...roots, truncated });
      return { kind: 'value', data: data.map((node, index) => finished(node, String(index), tree)), ...(meta ? { meta } : {}) };
    },
  };
}

function treeOf(collection: Collection): Tree | undefined {
  const above = treeKeyOf(collection);
  const relations = [...collection.fields.values()].filter(
    (field): field is RelationField => field.kind === 'relation' && field.target === collection.name && field.foreignKey === above?.name,
  );
  const parent = relations.find(({ type }) => type === 'belongsTo');
  const children = relations.find(({ type }) => type === 'hasMany');
  return above && parent && { above, parent, children: children?.name ?? 'children' };
}

function withKeys(select: readonly SelectNode[], { primaryKey }: Collection, { above }: Tree): readonly SelectNode[] {
  return [...select, { kind: 'column', field: primaryKey, as: KEY }, { kind: 'column', field: above, as: ABOVE }];
}

function isTopmost(collection: Collection, { above, parent }: Tree, visible: readonly BoundFilter[]): BoundFilter {
  const hasParent: BoundFilter = { kind: 'related', parent: collection, relation: parent, target: collection, where: visible };
  return { kind: 'or', nodes: [equals(above, null), { kind: 'not', node: hasParent }] };
}

interface Growing {
  readonly level: ReadPlan;
  readonly tree: Tree;
  readonly source: DataSource;
  readonly context: StatementContext;
}

/** Answers which relations were cut on the way. */
async function hangBelow(roots: readonly Node[], { level, tree, source, context }: Growing): Promise<readonly string[]> {
  const cut: string[] = [];
  let around = roots;
  let left: number = QUERY_LIMITS.unpaginatedRows;
  for (let depth = 1; around.length > 0; depth += 1) {
    const isTooDeep = depth === MAX_LEVELS;
    const byKey = new Map(around.map((node) => [node[KEY] ?? null, node]));
    const where = [...level.where, isOneOf(tree.above, [...byKey.keys()])];
    const below = await source.read({ ...level, where, offset: 0, limit: isTooDeep ? 1 : left + 1, count: 'none' }, context);
    around = JSON.parse(below.json) as Node[];
    if (isTooDeep) return around.length === 0 ? cut : [...cut, tree.children];
    cut.push(...(below.truncated ?? []));
    left -= around.length;
    if (left < 0) throw new AppError('TOO_MANY_RECORDS', { max: QUERY_LIMITS.unpaginatedRows });
    for (const node of around) hang(node, byKey.get(node[ABOVE] ?? null), tree);
  }
  return cut;
}

function hang(node: Node, above: Node | undefined, { children }: Tree): void {
  if (above) above[children] = [...((above[children] as JsonValue[] | undefined) ?? []), node];
}

function finished({ [KEY]: _key, [ABOVE]: _above, ...node }: Node, index: string, tree: Tree): JsonObject {
  const below = node[tree.children] as Node[] | undefined;
  if (!below) return { ...node, __index: index };
  const children = below.map((child, position) => finished(child, `${index}.${tree.children}.${position}`, tree));
  return { ...node, [tree.children]: children, __index: index };
}
