import { GRANT_OF_ACTION } from '@mortise/plugin-api/server';
import { AppError, type BoundFilter, type JsonValue, type Principal, describeColumnValue, readColumnValue } from '@mortise/shared';
import { equals, referredBy } from '../read/column-conditions';
import { keyColumnOf } from '../actions/relations/relation-place';
import { pairsOf } from '../read/pair-table';
import { statementContext } from '../actions/standard-call';
import { bindKeys } from '../read/conditions';
import type { Association, PhaseServices } from './stages';

/** Finds the relation that `posts.comments` names; undefined when there is none, or its target is not there. */
export function findAssociation(resource: string, sourceKey: string | undefined, { source }: PhaseServices): Association | undefined {
  const [parentName = '', relationName = ''] = resource.split('.');
  const parent = source.schema.find(parentName);
  const relation = parent?.fields.get(relationName);
  if (!parent || relation?.kind !== 'relation') return undefined;
  const target = source.schema.find(relation.target);
  return target && { parent, relation, target, pairs: pairsOf(relation, source.schema), sourceKey };
}

/**
 * What every row of the association meets, and the columns of new rows that make them belong to it.
 * @throws AppError QUERY_VALUE_INVALID when the parent's key cannot be one
 */
export function bindParentKey(association: Association): { where: readonly BoundFilter[]; values: Record<string, JsonValue> } {
  const { relation, parent, target, pairs } = association;
  const key = readParentKey(association);
  if (key === undefined) return { where: [], values: {} };
  if (pairs) {
    const where = [equals(pairs.parentKey, key)];
    return { where: [referredBy(target, pairs.targetKey, { target: pairs.collection, where })], values: {} };
  }
  const column = keyColumnOf(association);
  if (relation.type !== 'belongsTo') return { where: [equals(column, key)], values: { [column.name]: key } };
  return { where: [referredBy(target, column, { target: parent, where: [equals(parent.primaryKey, key)] })], values: {} };
}

/**
 * The key in `/posts/1/comments`; undefined for `/posts/_/comments`.
 * @throws AppError QUERY_VALUE_INVALID
 */
export function readParentKey({ parent, sourceKey }: Pick<Association, 'parent' | 'sourceKey'>): JsonValue | undefined {
  if (sourceKey === undefined) return undefined;
  const field = parent.primaryKey;
  const key = readColumnValue(field, sourceKey, { lenient: true });
  if (key !== undefined) return key;
  throw new AppError('QUERY_VALUE_INVALID', { path: field.name, expected: describeColumnValue(field), received: sourceKey.slice(0, 100) });
}

/**
 * Makes sure that the caller may see the parent; its rows say something about it.
 * @throws AppError ACTION_DENIED, RECORD_NOT_FOUND
 */
export async function requireParent(
  { parent, sourceKey }: Pick<Association, 'parent' | 'sourceKey'>,
  { principal, timeZone }: { readonly principal: Principal; readonly timeZone: string | undefined },
  { source, gate }: PhaseServices,
): Promise<void> {
  const question = { dataSource: source.key, resource: parent.name, collection: parent, grant: GRANT_OF_ACTION.get, snippet: undefined };
  const decision = await gate.decide(principal, question);
  if (!decision.allowed) throw new AppError('ACTION_DENIED', { resource: parent.name, reason: decision.reason });
  if (sourceKey === undefined) return;
  const where = [bindKeys([sourceKey], parent), ...(decision.scope ? [decision.scope] : [])];
  const select = [{ kind: 'column' as const, field: parent.primaryKey }];
  const row = await source.readOne(
    { collection: parent, select, where, orderBy: [], limit: 1, offset: 0, count: 'none' },
    statementContext(principal, timeZone),
  );
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
}
