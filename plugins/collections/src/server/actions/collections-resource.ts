import {
  type ActionDefinition,
  type ActionPermission,
  type CollectionsPort,
  type ResourceDefinition,
  answer,
  defineAction,
} from '@mortise/plugin-api/server';
import { AppError, type Collection } from '@mortise/shared';
import { COLLECTIONS_SNIPPET } from '../../contract';
import { presentCollection } from '../definitions/present-collection';
import type { CollectionEditor } from '../schema/collection-editor';
import { pageOf, readBody, readListQuery, refuseUnknown } from './list-query';

/** The shape of tables is an administrator's matter, also for reading. */
export const permission: ActionPermission = { kind: 'granted', snippet: COLLECTIONS_SNIPPET };
export const objectBody = { type: 'object' } as const;

/** `/api/collections:…`: the collections made by users. */
export function collectionsResource(editor: CollectionEditor, collections: CollectionsPort): ResourceDefinition {
  const present = (collection: Collection, withFields: boolean) =>
    presentCollection(collection, (name) => collections.find(name), withFields);
  return { name: 'collections', actions: { ...readActions(collections, present), ...writeActions(editor, present) } };
}

type Present = (collection: Collection, withFields: boolean) => ReturnType<typeof presentCollection>;

function readActions(collections: CollectionsPort, present: Present): Record<string, ActionDefinition> {
  return {
    list: defineAction({
      permission,
      safe: true,
      run({ query }) {
        const wanted = readListQuery(query);
        const userMade = [...collections.snapshot().collections.values()].filter(({ owner }) => owner === undefined);
        const { rows, meta } = pageOf(
          userMade.map((collection) => present(collection, wanted.withFields)),
          wanted,
        );
        return answer(rows, meta);
      },
    }),
    get: defineAction({
      permission,
      safe: true,
      run({ query, keys }) {
        readListQuery(query, ['filterByTk', 'appends']);
        return answer(present(collections.get(requireOne(keys)), true));
      },
    }),
  };
}

function writeActions(editor: CollectionEditor, present: Present): Record<string, ActionDefinition> {
  return {
    create: defineAction({
      permission,
      safe: false,
      body: objectBody,
      async run({ query, values }) {
        refuseUnknown(query, []);
        return answer(present(await editor.create(readBody(values)), true));
      },
    }),
    update: defineAction({
      permission,
      safe: false,
      body: objectBody,
      async run({ query, keys, values }) {
        refuseUnknown(query, ['filterByTk']);
        const name = requireOne(requireKeys(keys));
        return answer([present(await editor.update(name, readBody(values)), true)]);
      },
    }),
    destroy: defineAction({
      permission,
      safe: false,
      async run({ query, keys }) {
        refuseUnknown(query, ['filterByTk']);
        const names = new Set(requireKeys(keys));
        await editor.destroy(names);
        return answer(names.size);
      },
    }),
  };
}

/** @throws AppError FILTER_REQUIRED: a change must say what it is meant for */
export function requireKeys(keys: readonly string[] | undefined): readonly string[] {
  if (keys === undefined || keys.length === 0) throw new AppError('FILTER_REQUIRED');
  return keys;
}

/** @throws AppError RECORD_KEY_REQUIRED unless exactly one key is given */
export function requireOne(keys: readonly string[] | undefined): string {
  const [only] = keys ?? [];
  if (only === undefined || keys?.length !== 1) throw new AppError('RECORD_KEY_REQUIRED');
  return only;
}
