import {
  AppError,
  type ColumnField,
  type ColumnType,
  type JsonValue,
  describeColumnValue,
  isJsonObject,
  jsonTypeOf,
  normalizeCollection,
  readColumnValue,
} from '@mortise/shared';
import { readBehaviour } from './column-behaviour';
import { columnSettings } from './column-settings';
import { defined } from './defined';
import { toFieldDefinition } from './field-definition';
import { readFieldType } from './field-types';
import { type OptionReader, readOptions, shown } from './option-readers';
import { readName } from './read-name';
import { relationSettings } from './relation-settings';
import { offersOptions, readSelectValues } from './select-options';
import { type StoredField, isRelationType } from './stored-definition';
import { FIELD_OPTIONS, displayOptions, refuseUnsupported } from './unsupported-options';
import { readRequired } from './validation-rules';

/** Keys of a field body with a meaning of their own; the others are kept for clients. */
const TAKEN: ReadonlySet<string> = new Set(
  (
    'key collectionName sort name type title description isForeignKey foreignKeyOf primaryKey autoIncrement autoFill allowNull ' +
    'unique index defaultValue length precision scale accuracy target foreignKey targetKey sourceKey onDelete through otherKey reverseField'
  ).split(' '),
);

/**
 * Reads one field as clients of NocoBase send it.
 * @throws AppError NAME_INVALID, NAME_RESERVED, DEFINITION_INVALID, OPTION_UNSUPPORTED
 */
export function parseField(body: JsonValue): StoredField {
  if (!isJsonObject(body)) throw new AppError('DEFINITION_INVALID', { option: 'fields', expected: 'objects', received: jsonTypeOf(body) });
  const name = readName('field', body['name'] ?? null);
  const place = { field: name };
  const type = readFieldType(body, name);
  refuseUnsupported(body, FIELD_OPTIONS, place);
  const read = readOptions(body, place);
  const texts = readTexts(read);
  const settings = isRelationType(type) ? relationSettings(read, type, body) : columnSettings(read, type, body);
  const options = displayOptions(body, TAKEN, place);
  const field: StoredField = { name, type, ...texts, settings, options };
  if (isRelationType(type)) {
    readRequired(type, options, name);
    return field;
  }
  readBehaviour(type, options, name);
  return checkedColumn(field, type, body['defaultValue'] ?? null);
}

export function readTexts(read: OptionReader): Pick<StoredField, 'title' | 'description'> {
  return defined({ title: read.localized('title'), description: read.text('description', 10_000) });
}

/** A column whose options and default are values it could hold. */
function checkedColumn(field: StoredField, type: ColumnType, value: JsonValue): StoredField {
  if (value === null && !offersOptions(field.options)) return field;
  const column = columnOf(field);
  const choices = column ? readSelectValues(field.options, column) : [];
  if (value === null) return field;
  const defaultValue = column && readColumnValue(column, value);
  const fits = defaultValue !== undefined && (choices.length === 0 || [defaultValue].flat().every((item) => choices.includes(item)));
  if (!fits) {
    const expected = choices.length > 0 ? choices : column ? describeColumnValue(column) : type;
    throw new AppError('DEFINITION_INVALID', { field: field.name, option: 'defaultValue', expected, received: shown(value) });
  }
  return { ...field, settings: { ...field.settings, defaultValue } };
}

/** The column alone, as the engine will see it. */
export function columnOf(field: StoredField): ColumnField | undefined {
  const [column] = normalizeCollection({ name: 'probe', fields: [toFieldDefinition(field)] }).columns.filter(
    ({ name }) => name === field.name,
  );
  return column;
}
