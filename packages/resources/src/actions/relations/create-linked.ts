import type { ActionDefinition } from '@mortise/plugin-api/server';
import { AppError, isJsonObject, jsonTypeOf } from '@mortise/shared';
import type { Association } from '../../phases/stages';
import { refuseUnknownParameters } from '../../request/query-parameters';
import { type Engine, statementContext } from '../standard-call';
import { json, shownAll } from '../write-output';
import { announce } from './announce';
import { type ChangeableRow, changeableRow } from './linked-row';
import { link } from './links';
import { readNew } from './read-item';
import { beginReading } from './read-tree';
import type { NewItem } from './record-tree';
import type { RelationWrite } from './relation-write';
import { rememberedAction } from './remembered-actions';
import { createTree } from './write-tree';

/**
 * `posts/1/tags:create` for relations that are not kept in the new row itself: makes the row and links it, which takes the right to do
 * either.
 */
export function createLinkedAction({ relation, parent }: Association, services: Engine): ActionDefinition {
  return rememberedAction(relation, 'create', () => ({
    permission: { kind: 'granted' },
    safe: false,
    body: { type: 'object' },
    async run({ principal, query, values = {}, sourceKey, header }) {
      refuseUnknownParameters(query, []);
      if (!isJsonObject(values))
        throw new AppError('BODY_INVALID', { path: 'body', expected: 'an object of field values', received: jsonTypeOf(values) });
      const row = await changeableRow({ relation, parent, sourceKey }, { principal, services });
      const item = await readNew(row, values, beginReading({ principal, services, mayChange: (below) => !below.includes('.') }));
      return services.source.transaction(async (transaction) => {
        const write: RelationWrite = {
          principal,
          services,
          context: { ...statementContext(principal, header('x-timezone')), transaction },
        };
        await row.lock(write);
        return json(await createLinked(row, item, write));
      });
    },
  }));
}

async function createLinked(row: ChangeableRow, { call, tree, pairValues }: Omit<NewItem, 'path'>, write: RelationWrite): Promise<string> {
  const { target, parent, parentKey } = row;
  const record = await createTree(call, tree, write);
  const { [target.primaryKey.name]: key = null } = record;
  await link(row, [{ key, ...(pairValues ? { pairValues } : {}) }], write);
  announce(write, { collection: target, action: 'create', keys: [key] });
  announce(write, { collection: parent, action: 'update', keys: [parentKey] });
  const { services, context } = write;
  return (await shownAll(call, [record], { source: services.source, context })).slice(1, -1);
}
