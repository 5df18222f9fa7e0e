import { type ActionCall, type ActionDefinition, type JsonSchema, type RecordsPort, type ResourceDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import type { JsonValue } from '@mortise/shared';
import type { BlockCall } from '../../contract';
import { blockBody, readBody } from '../blocks/body';
import type { GrantedBlocks } from '../blocks/granted-blocks';
import { STORAGE } from '../collections';
import { VIEWER } from '../permissions';
import { BlockStorage, type StorageOwner } from './block-storage';
import { FORGOTTEN, STORED, STORED_KEYS, STORED_VALUE } from '../docs';

const KEY = { type: 'string', minLength: 1, maxLength: 200 };

/** `/api/jsStorage:…`: what a block remembers of each viewer. */
export function storageResource(blocks: GrantedBlocks, records: RecordsPort): ResourceDefinition {
  const storage = new BlockStorage(records);
  const action = (
    { safe, properties, output }: { readonly safe: boolean; readonly properties: JsonSchema; readonly output: JsonSchema },
    work: (owner: StorageOwner, body: { readonly key: string; readonly value: JsonValue }) => Promise<JsonValue>,
  ): ActionDefinition =>
    defineAction({
      permission: VIEWER,
      safe,
      describe: { output },
      body: blockBody(properties),
      async run(call: ActionCall) {
        const { address, key = '', value = null } = readBody<BlockCall & { key?: string; value?: JsonValue }>(call.values);
        await blocks.grantsFor(address, call.principal);
        return answer(await work({ page: address.page, block: address.block, userId: call.principal.userId ?? 0 }, { key, value }));
      },
    });
  return {
    name: STORAGE,
    actions: {
      get: action({ safe: true, properties: { key: KEY }, output: STORED_VALUE }, (owner, { key }) => storage.get(owner, key)),
      keys: action({ safe: true, properties: {}, output: STORED_KEYS }, (owner) => storage.keys(owner)),
      set: action({ safe: false, properties: { key: KEY, value: {} }, output: STORED }, (owner, { key, value }) => storage.set(owner, key, value)),
      remove: action({ safe: false, properties: { key: KEY }, output: FORGOTTEN }, (owner, { key }) => storage.remove(owner, key)),
    },
  };
}
