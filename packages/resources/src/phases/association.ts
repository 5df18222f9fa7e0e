import { GRANT_OF_ACTION } from '@mortise/plugin-api/server';
import {
  AppError,
  type BoundFilter,
  type Collection,
  type JsonValue,
  type Principal,
  type RelationField,
  describeColumnValue,
  readColumnValue,
} from '@mortise/shared';
import { statementContext } from '../actions/standard-call';
import { bindKeys } from '../read/conditions';
import type { Association, PhaseServices } from './stages';

/** Finds the hasMany relation that `posts.comments` names; undefined when there is none. */
export function findAssociation(resource: string, sourceKey: string | undefined, { source }: PhaseServices): Association | undefined {
  const [parentName = '', relationName = ''] = resource.split('.');
  const parent = source.schema.find(parentName);
  const relation: RelationField | undefined = parent && relationOf(parent, relationName);
  const target = relation && source.schema.find(relation.target);
  const foreignKey = relation && target?.fields.get(relation.foreignKey);
  return parent && target && foreignKey?.kind === 'column' ? { parent, target, foreignKey, sourceKey } : undefined;
}

function relationOf(parent: Collection, name: string): RelationField | undefined {
  const field = parent.fields.get(name);
  return field?.kind === 'relation' && field.type === 'hasMany' ? field : undefined;
}

/**
 * The foreign key every row of the association has, as condition and as value of new rows.
 * @throws AppError QUERY_VALUE_INVALID when the parent's key cannot be one
 */
export function bindParentKey({ foreignKey, sourceKey }: Association): {
  where: readonly BoundFilter[];
  values: Record<string, JsonValue>;
} {
  if (sourceKey === undefined) return { where: [], values: {} };
  const value = readColumnValue(foreignKey, sourceKey, { lenient: true });
  if (value === undefined) {
    throw new AppError('QUERY_VALUE_INVALID', {
      path: foreignKey.name,
      expected: describeColumnValue(foreignKey),
      received: sourceKey.slice(0, 100),
    });
  }
  const condition: BoundFilter = { kind: 'compare', field: foreignKey, operator: '$eq', value: { kind: 'literal', value } };
  return { where: [condition], values: { [foreignKey.name]: value } };
}

/**
 * Makes sure that the caller may see the parent; its rows say something about it.
 * @throws AppError ACTION_DENIED, RECORD_NOT_FOUND
 */
export async function requireParent(
  { parent, sourceKey }: Association,
  principal: Principal,
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
    statementContext(principal),
  );
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
}
