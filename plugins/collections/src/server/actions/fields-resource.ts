import {
  type ActionDefinition,
  type CollectionsPort,
  type ResourceDefinition,
  answer,
  defineAction,
  requireKey,
  requireKeys,
  requireParentKey,
} from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { isShown, presentField, presentFields } from '../definitions/present-collection';
import type { FieldEditor } from '../schema/field-editor';
import { permission } from './collections-permission';
import { objectBody, pageOf, readBody, readListQuery, refuseUnknown } from './list-query';
import { COUNT, FIELD, listOf } from './schema-docs';

/** `/api/collections/<name>/fields:…`: the fields of one collection. */
export function fieldsResource(editor: FieldEditor, collections: CollectionsPort): ResourceDefinition {
  return { name: 'collections.fields', actions: { ...readActions(collections), ...writeActions(editor) } };
}

function readActions(collections: CollectionsPort): Record<string, ActionDefinition> {
  const find = (name: string) => collections.find(name);
  return {
    list: defineAction({
      permission,
      safe: true,
      describe: { output: listOf(FIELD) },
      run({ query, sourceKey }) {
        const wanted = readListQuery(query, ['page', 'pageSize', 'paginate', 'sort', 'filter']);
        const fields = presentFields(collections.get(requireParentKey({ sourceKey })), find).map((field, index) => ({
          ...field,
          sort: index + 1,
        }));
        const { rows, meta } = pageOf(fields, wanted);
        return answer(rows, meta);
      },
    }),
    get: defineAction({
      permission,
      safe: true,
      describe: { output: FIELD },
      run({ query, sourceKey, keys }) {
        refuseUnknown(query, ['filterByTk']);
        const collection = collections.get(requireParentKey({ sourceKey }));
        const name = requireKey({ keys });
        const field = collection.fields.get(name);
        if (!field || !isShown(field)) throw new AppError('RECORD_NOT_FOUND', { collection: collection.name, field: name });
        return answer(presentField(field, collection, find));
      },
    }),
  };
}

function writeActions(editor: FieldEditor): Record<string, ActionDefinition> {
  return {
    create: defineAction({
      permission,
      safe: false,
      body: objectBody,
      describe: { input: FIELD, output: FIELD },
      async run({ query, sourceKey, values }) {
        refuseUnknown(query, []);
        return answer(await editor.create(requireParentKey({ sourceKey }), readBody(values)));
      },
    }),
    update: defineAction({
      permission,
      safe: false,
      body: objectBody,
      describe: { output: listOf(FIELD) },
      async run({ query, sourceKey, keys, values }) {
        refuseUnknown(query, ['filterByTk']);
        const name = requireKey({ keys: requireKeys({ keys }) });
        return answer([await editor.update(requireParentKey({ sourceKey }), name, readBody(values))]);
      },
    }),
    destroy: defineAction({
      permission,
      safe: false,
      describe: { output: COUNT },
      async run({ query, sourceKey, keys }) {
        refuseUnknown(query, ['filterByTk']);
        const names = new Set(requireKeys({ keys }));
        await editor.destroy(requireParentKey({ sourceKey }), names);
        return answer(names.size);
      },
    }),
  };
}
