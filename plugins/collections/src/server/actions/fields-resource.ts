import { type ActionDefinition, type CollectionsPort, type ResourceDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { presentField, presentFields } from '../definitions/present-collection';
import type { FieldEditor } from '../schema/field-editor';
import { permission } from './collections-permission';
import { objectBody, pageOf, readBody, readListQuery, refuseUnknown } from './list-query';
import { requireKeys, requireOne } from './request-keys';

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
      run({ query, sourceKey }) {
        const wanted = readListQuery(query, ['page', 'pageSize', 'paginate', 'sort', 'filter']);
        const fields = presentFields(collections.get(requireSource(sourceKey)), find).map((field, index) => ({
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
      run({ query, sourceKey, keys }) {
        refuseUnknown(query, ['filterByTk']);
        const collection = collections.get(requireSource(sourceKey));
        const name = requireOne(keys);
        const field = collection.fields.get(name);
        if (!field || (field.kind === 'column' && field.hidden))
          throw new AppError('RECORD_NOT_FOUND', { collection: collection.name, field: name });
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
      async run({ query, sourceKey, values }) {
        refuseUnknown(query, []);
        return answer(await editor.create(requireSource(sourceKey), readBody(values)));
      },
    }),
    update: defineAction({
      permission,
      safe: false,
      body: objectBody,
      async run({ query, sourceKey, keys, values }) {
        refuseUnknown(query, ['filterByTk']);
        const name = requireOne(requireKeys(keys));
        return answer([await editor.update(requireSource(sourceKey), name, readBody(values))]);
      },
    }),
    destroy: defineAction({
      permission,
      safe: false,
      async run({ query, sourceKey, keys }) {
        refuseUnknown(query, ['filterByTk']);
        const names = new Set(requireKeys(keys));
        await editor.destroy(requireSource(sourceKey), names);
        return answer(names.size);
      },
    }),
  };
}

/** The collection in `/collections/<name>/fields`. */
function requireSource(sourceKey: string | undefined): string {
  if (sourceKey === undefined) throw new AppError('RECORD_KEY_REQUIRED');
  return sourceKey;
}
