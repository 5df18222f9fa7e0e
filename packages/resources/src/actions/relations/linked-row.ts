import type { Allowed } from '@mortise/plugin-api/server';
import { AppError, type BoundFilter, type Collection, type Field, type JsonValue, type Principal, requireWritable } from '@mortise/shared';
import { bindScope } from '../../phases/bind-scope';
import { readParentKey } from '../../phases/association';
import type { Association } from '../../phases/stages';
import { mayUse } from '../../read/field-access';
import { equals } from '../../read/column-conditions';
import type { LinkedRow } from './links';
import { placeOf } from './relation-place';
import type { RelationWrite } from './relation-write';
import { readKeys } from './system-writes';
import type { Engine } from '../standard-call';

/** The relation of one row, whose links a caller may change. */
export interface ChangeableRow extends LinkedRow {
  /**
   * Keeps the row from other writers until the transaction ends.
   * @throws AppError RECORD_NOT_FOUND for a row that is not there, or that the caller may not change
   */
  lock(write: RelationWrite): Promise<void>;
}

interface Caller {
  readonly principal: Principal;
  readonly services: Engine;
}

/** The right to change one field of a collection's rows. */
interface UpdateRight {
  readonly decision: Allowed;
  /** Which rows. */
  readonly scopes: readonly BoundFilter[];
}

/** @throws AppError ACTION_NOT_FOUND, ACTION_DENIED, FIELD_DENIED */
export async function requireUpdate(parent: Collection, field: Field, { principal, services }: Caller): Promise<UpdateRight> {
  const { registry, gate, source } = services;
  requireWritable(parent);
  const update = registry.actionsOf(parent.name, parent)?.get('update');
  const permission = update?.permission;
  if (permission?.kind !== 'granted') throw new AppError('ACTION_NOT_FOUND', { resource: parent.name, action: 'update' });
  const { grant, snippet } = permission;
  const decision = await gate.decide(principal, { dataSource: source.key, resource: parent.name, collection: parent, grant, snippet });
  if (!decision.allowed) throw new AppError('ACTION_DENIED', { resource: parent.name, reason: decision.reason });
  if (!mayUse(decision, field)) throw new AppError('FIELD_DENIED', { field: field.name });
  const scopes = [update?.scope && bindScope(update.scope, parent, source.schema), decision.scope].filter((scope) => scope !== undefined);
  return { decision, scopes };
}

/**
 * The key of the row that a path names.
 * @throws AppError RECORD_KEY_REQUIRED, QUERY_VALUE_INVALID
 */
export function requireParentKey(of: Pick<Association, 'parent' | 'sourceKey'>): JsonValue {
  const key = readParentKey(of);
  if (key === undefined) throw new AppError('RECORD_KEY_REQUIRED');
  return key;
}

/**
 * Linking is a change of the row at the relation's near end: it takes the right to update it, with the relation among its fields.
 * @throws AppError ACTION_DENIED, FIELD_DENIED, RECORD_KEY_REQUIRED, QUERY_VALUE_INVALID
 */
export async function changeableRow(
  association: Pick<Association, 'parent' | 'relation' | 'sourceKey'>,
  caller: Caller,
): Promise<ChangeableRow> {
  const { parent, relation } = association;
  const { scopes } = await requireUpdate(parent, relation, caller);
  const place = await placeOf(relation, parent, caller);
  const parentKey = requireParentKey(association);
  const where = [equals(parent.primaryKey, parentKey), ...scopes];
  const lock = async (write: RelationWrite): Promise<void> => {
    const [found] = await readKeys(parent, where, write);
    if (found === undefined) throw new AppError('RECORD_NOT_FOUND', { collection: parent.name });
  };
  return { ...place, parentKey, lock };
}
