import { AppError, type JsonObject, type JsonValue, isAppError, jsonTypeOf, throwFaults } from '@mortise/shared';
import { describesView } from './describes-view';
import { type OptionReader, readOptions } from './option-readers';
import { parseField, readTexts } from './parse-field';
import { asPreset, displayOf } from './preset-display';
import { readName } from './read-name';
import { withSortField } from './sort-field';
import { AUDIT_FIELDS, type CollectionSettings, type ParsedCollection, type StoredField } from './stored-definition';
import { withTreeFields } from './tree-fields';
import { COLLECTION_OPTIONS, displayOptions, refuseUnsupported } from './unsupported-options';
import { parseView } from './view-definition';

const MAX_PAGE_SIZE = 1000;
export const MAX_FIELDS = 200;

/** Keys of a collection body with a meaning of their own; the others are kept for clients. */
const TAKEN: ReadonlySet<string> = new Set([
  ...'key sort name title description fields autoGenId maxPageSize template tableName filterTargetKey timestamps'.split(' '),
  ...AUDIT_FIELDS,
]);

const TAKEN_BY_VIEWS: ReadonlySet<string> = new Set([...TAKEN, 'view']);

/**
 * Reads a collection as clients of NocoBase send it.
 * @throws AppError NAME_INVALID, NAME_RESERVED, NAME_TAKEN, DEFINITION_INVALID, OPTION_UNSUPPORTED; all faults of fields at once
 */
export function parseCollection(body: JsonObject): ParsedCollection {
  const name = readName('collection', body['name'] ?? null);
  const place = { collection: name };
  refuseUnsupported(body, COLLECTION_OPTIONS, place);
  const read = readOptions(body, place);
  const texts = readTexts(read);
  if (describesView(body))
    return { name, ...texts, settings: viewSettings(body, read, name), options: displayOptions(body, TAKEN_BY_VIEWS, place), fields: [] };
  const declared = withSortField(parseFields(body['fields'] ?? [], place), body['sortable'] ?? null, place);
  const parsed = withTreeFields(declared, body['tree'], name);
  const settings = readSettings(read, parsed);
  const fields = parsed.map((field) => asPreset(field)?.field ?? keyDisplay(field, settings) ?? field);
  return { name, ...texts, settings, options: displayOptions(body, TAKEN, place), fields };
}

function parseFields(fields: JsonValue, place: { collection: string }): StoredField[] {
  if (!Array.isArray(fields))
    throw new AppError('DEFINITION_INVALID', { ...place, option: 'fields', expected: 'array', received: jsonTypeOf(fields) });
  if (fields.length > MAX_FIELDS) {
    throw new AppError('DEFINITION_INVALID', {
      ...place,
      option: 'fields',
      expected: `at most ${MAX_FIELDS} fields`,
      received: fields.length,
    });
  }
  const faults: AppError[] = [];
  const parsed = fields.flatMap((body: JsonValue) => {
    try {
      return [parseField(body)];
    } catch (error) {
      if (!isAppError(error)) throw error;
      faults.push(error);
      return [];
    }
  });
  throwFaults(faults);
  refuseDoubles(parsed, place);
  return parsed;
}

/** Names that differ only in case would be one column on SQLite. */
function refuseDoubles(fields: readonly StoredField[], place: { collection: string }): void {
  const seen = new Set<string>();
  for (const { name } of fields) {
    if (seen.has(name.toLowerCase())) throw new AppError('NAME_TAKEN', { what: 'field', name, ...place });
    seen.add(name.toLowerCase());
  }
}

/** The fields of a view are the columns of its query. */
function viewSettings(body: JsonObject & { readonly view: JsonObject }, read: OptionReader, name: string): CollectionSettings {
  const { fields = [] } = body;
  if (!Array.isArray(fields) || fields.length > 0)
    throw new AppError('DEFINITION_INVALID', {
      ...read.place,
      option: 'fields',
      expected: 'none: those of a view are view.columns',
      received: null,
    });
  const maxPageSize = read.integer('maxPageSize', 1, MAX_PAGE_SIZE);
  const none = { autoGenId: false, createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
  return { ...none, ...(maxPageSize === undefined ? {} : { maxPageSize }), view: parseView(body.view, name) };
}

/** A preset field that is declared is wanted, whatever its switch says. */
function readSettings(read: OptionReader, fields: readonly StoredField[]): CollectionSettings {
  const declared = new Set(fields.map((field) => asPreset(field)?.preset));
  const ownKey = fields.some((field) => field.settings.primaryKey === true && asPreset(field) === undefined);
  const maxPageSize = read.integer('maxPageSize', 1, MAX_PAGE_SIZE);
  return {
    autoGenId: declared.has('id') || (!ownKey && (read.boolean('autoGenId') ?? true)),
    createdAt: declared.has('createdAt') || (read.boolean('createdAt') ?? true),
    updatedAt: declared.has('updatedAt') || (read.boolean('updatedAt') ?? true),
    createdBy: declared.has('createdBy') || (read.boolean('createdBy') ?? true),
    updatedBy: declared.has('updatedBy') || (read.boolean('updatedBy') ?? true),
    ...(maxPageSize === undefined ? {} : { maxPageSize }),
  };
}

/** `createdById` beside an active `createdBy` is that preset's own column. */
function keyDisplay(field: StoredField, settings: CollectionSettings): StoredField | undefined {
  const isKey = (field.name === 'createdById' && settings.createdBy) || (field.name === 'updatedById' && settings.updatedBy);
  return isKey && (field.type === 'bigInt' || field.type === 'integer') ? displayOf(field) : undefined;
}
