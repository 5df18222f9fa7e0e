import {
  type ActionDefinition,
  type CollectionsPort,
  type ResourceDefinition,
  answer,
  defineAction,
  requireKey,
  requireKeys,
} from '@mortise/plugin-api/server';
import type { Collection, Principal } from '@mortise/shared';
import type { AccessibleDeps } from '../accessible/list-accessible';
import { presentCollection } from '../definitions/present-collection';
import type { ImpactDeps } from '../impact/removal-impact';
import type { CollectionEditor } from '../schema/collection-editor';
import { permission } from './collections-permission';
import { impactAction } from './impact-action';
import { listAccessibleAction } from './list-accessible-action';
import { objectBody, pageOf, readBody, readListQuery, refuseUnknown } from './list-query';
import { type PlanDeps, planActions } from './plan-actions';
import { type PreviewDeps, previewViewAction } from './preview-view-action';
import { COUNT, COLLECTION, listOf } from './schema-docs';

/** `/api/collections:…`: the collections made by users. */
export function collectionsResource(editorFor: EditorFor, deps: AccessibleDeps & ImpactDeps & PlanDeps & PreviewDeps): ResourceDefinition {
  const { collections } = deps;
  const present = (collection: Collection, withFields: boolean) =>
    presentCollection(collection, (name) => collections.find(name), withFields);
  const forPages = {
    listAccessible: listAccessibleAction(deps),
    impact: impactAction(deps),
    previewView: previewViewAction(deps),
    ...planActions(deps),
  };
  return { name: 'collections', actions: { ...readActions(collections, present), ...forPages, ...writeActions(editorFor, present) } };
}

/** Whoever makes a view shows no more than they see. */
type EditorFor = (principal: Principal) => CollectionEditor;

type Present = (collection: Collection, withFields: boolean) => ReturnType<typeof presentCollection>;

function readActions(collections: CollectionsPort, present: Present): Record<string, ActionDefinition> {
  return {
    list: defineAction({
      permission,
      safe: true,
      describe: { output: listOf(COLLECTION) },
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
      describe: { output: COLLECTION },
      run({ query, keys }) {
        readListQuery(query, ['filterByTk', 'appends']);
        return answer(present(collections.get(requireKey({ keys })), true));
      },
    }),
  };
}

function writeActions(editorFor: EditorFor, present: Present): Record<string, ActionDefinition> {
  return {
    create: defineAction({
      permission,
      safe: false,
      body: objectBody,
      describe: { input: COLLECTION, output: COLLECTION },
      async run({ query, values, principal }) {
        refuseUnknown(query, []);
        return answer(present(await editorFor(principal).create(readBody(values)), true));
      },
    }),
    update: defineAction({
      permission,
      safe: false,
      body: objectBody,
      describe: { output: listOf(COLLECTION) },
      async run({ query, keys, values, principal }) {
        refuseUnknown(query, ['filterByTk']);
        const name = requireKey({ keys: requireKeys({ keys }) });
        return answer([present(await editorFor(principal).update(name, readBody(values)), true)]);
      },
    }),
    destroy: defineAction({
      permission,
      safe: false,
      describe: { output: COUNT },
      async run({ query, keys, principal }) {
        refuseUnknown(query, ['filterByTk']);
        const names = new Set(requireKeys({ keys }));
        await editorFor(principal).destroy(names);
        return answer(names.size);
      },
    }),
  };
}
