import { type ResourceDefinition, answer, defineAction, requireKey, requireParentKey } from '@mortise/plugin-api/server';
import {
  type AdoptedTable,
  AppError,
  type Collection,
  type Field,
  type FieldDisplay,
  type JsonObject,
  isJsonObject,
} from '@mortise/shared';
import { splitCollectionKey } from './collection-key';
import { SOURCE_FIELDS } from './docs';
import { MANAGE } from './permission';
import { find } from './source-collections-resource';
import type { TableServices } from './table-services';

const MAX_SCHEMA_LENGTH = 20_000;

const BODY: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: {
    title: { type: ['string', 'null'], maxLength: 255 },
    description: { type: ['string', 'null'], maxLength: 10_000 },
    interface: { type: ['string', 'null'], maxLength: 50, pattern: '^[A-Za-z][A-Za-z0-9]*$' },
    uiSchema: { type: ['object', 'null'] },
  },
};

/** `/api/dataSourcesCollections/<source>.<collection>/fields:…`: how the fields of an adopted collection are shown. */
export function sourceFieldsResource({ sources, tables, live, collections }: TableServices): ResourceDefinition {
  const fieldsOf = (source: string, collection: string): readonly Field[] => adoptedFields(collections.get(collection, source));
  return {
    name: 'dataSourcesCollections.fields',
    actions: {
      list: defineAction({
        permission: MANAGE,
        safe: true,
        describe: { output: SOURCE_FIELDS },
        async run(call) {
          const [source, collection] = splitCollectionKey(requireParentKey(call));
          await sources.get(source);
          return answer(fieldsOf(source, collection).map(presentField));
        },
      }),
      update: defineAction({
        permission: MANAGE,
        safe: false,
        describe: { output: SOURCE_FIELDS },
        body: BODY,
        async run(call) {
          const [source, collection] = splitCollectionKey(requireParentKey(call));
          await sources.get(source);
          const name = requireKey(call);
          if (!fieldsOf(source, collection).some((field) => field.name === name))
            throw new AppError('FIELD_UNKNOWN', { field: name.slice(0, 100), collection });
          await live.change(source, async () => {
            const table = find(await tables.list(source), collection);
            await tables.update(source, [withDisplay(table, name, call.values)]);
          });
          return answer(
            fieldsOf(source, collection)
              .filter((field) => field.name === name)
              .map(presentField),
          );
        },
      }),
    },
  };
}

/** @throws AppError COLLECTION_NOT_FOUND */
function adoptedFields({ name, adopted, fields }: Collection): readonly Field[] {
  if (!adopted) throw new AppError('COLLECTION_NOT_FOUND', { collection: name });
  return [...fields.values()];
}

/** What is null goes back to what the column says. */
function withDisplay(table: AdoptedTable, name: string, values: unknown): AdoptedTable {
  const given = isJsonObject(values) ? values : {};
  const { title, description, interface: shownAs, uiSchema } = given;
  if (JSON.stringify(uiSchema ?? null).length > MAX_SCHEMA_LENGTH)
    throw new AppError('BODY_INVALID', { path: 'body/uiSchema', expected: `at most ${MAX_SCHEMA_LENGTH} characters of JSON` });
  const before = (Object.hasOwn(table.display, name) ? table.display[name] : undefined) ?? {};
  const options = withoutNulls({ ...before.options, ...defined({ interface: shownAs, uiSchema }) });
  const display = withoutNulls({ ...before, ...defined({ title, description }), options }) as FieldDisplay;
  return { ...table, display: { ...table.display, [name]: display } };
}

function defined(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function withoutNulls(values: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as JsonObject;
}

function presentField(field: Field): JsonObject {
  const { name, type, title, description, options } = field;
  const shown = {
    name,
    type,
    title: typeof title === 'string' ? title : name,
    description: description ?? null,
    interface: options?.['interface'] ?? null,
    uiSchema: options?.['uiSchema'] ?? null,
  };
  if (field.kind === 'relation') return { ...shown, target: field.target, foreignKey: field.foreignKey };
  const { adopted, nullable, primaryKey, unique } = field;
  return {
    ...shown,
    column: adopted?.name ?? name,
    allowNull: nullable,
    primaryKey,
    unique,
    readOnly: adopted?.isReadOnly ?? false,
    hasDefault: adopted?.hasDefault ?? false,
  };
}
