import { AppError, type Principal, requireWritable } from '@mortise/shared';
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

/**
 * Linking is a change of the row at the relation's near end: it takes the right to update it, with the relation among its fields.
 * @throws AppError ACTION_DENIED, FIELD_DENIED, RECORD_KEY_REQUIRED, QUERY_VALUE_INVALID
 */
export async function changeableRow(
  association: Pick<Association, 'parent' | 'relation' | 'sourceKey'>,
  caller: { readonly principal: Principal; readonly services: Engine },
): Promise<ChangeableRow> {
  const { parent, relation } = association;
  const { principal, services } = caller;
  const { registry, gate, source } = services;
  requireWritable(parent);
  const update = registry.actionsOf(parent.name, parent)?.get('update');
  const permission = update?.permission;
  if (permission?.kind !== 'granted') throw new AppError('ACTION_NOT_FOUND', { resource: parent.name, action: 'update' });
  const { grant, snippet } = permission;
  const decision = await gate.decide(principal, { dataSource: source.key, resource: parent.name, collection: parent, grant, snippet });
  if (!decision.allowed) throw new AppError('ACTION_DENIED', { resource: parent.name, reason: decision.reason });
  if (!mayUse(decision, relation)) throw new AppError('FIELD_DENIED', { field: relation.name });
  const place = await placeOf(relation, parent, caller);
  const parentKey = readParentKey(association);
  if (parentKey === undefined) throw new AppError('RECORD_KEY_REQUIRED');
  const scopes = [update?.scope && bindScope(update.scope, parent, source.schema), decision.scope].filter((scope) => scope !== undefined);
  const where = [equals(parent.primaryKey, parentKey), ...scopes];
  const lock = async (write: RelationWrite): Promise<void> => {
    const [found] = await readKeys(parent, where, write);
    if (found === undefined) throw new AppError('RECORD_NOT_FOUND', { collection: parent.name });
  };
  return { ...place, parentKey, lock };
}
