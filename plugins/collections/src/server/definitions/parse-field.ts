import {
  AppError,
  type ColumnField,
  type ColumnType,
  type JsonValue,
  MAX_DECIMAL_PRECISION,
  type RelationType,
  describeColumnValue,
  isJsonObject,
  jsonTypeOf,
  nameFault,
  normalizeCollection,
  readColumnValue,
} from '@mortise/shared';
import { defined } from './defined';
import { toFieldDefinition } from './field-definition';
import { readFieldType } from './field-types';
import { type OptionReader, readOptions, shown } from './option-readers';
import { offersOptions, readSelectValues } from './select-options';
import { type FieldSettings, type StoredField, isRelationType } from './stored-definition';
import { FIELD_OPTIONS, displayOptions, refuseUnsupported } from './unsupported-options';

const MAX_STRING_LENGTH = 65_535;
const KEY_TYPES: readonly ColumnType[] = ['bigInt', 'integer', 'string', 'uuid'];
const COUNTED_TYPES: readonly ColumnType[] = ['bigInt', 'integer'];

/** Keys of a field body with a meaning of their own; the others are kept for clients. */
const TAKEN: ReadonlySet<string> = new Set(
  (
    'key collectionName sort name type title description isForeignKey foreignKeyOf primaryKey autoIncrement allowNull ' +
    'unique index defaultValue length precision scale target foreignKey targetKey sourceKey onDelete'
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
  const settings = isRelationType(type) ? relationSettings(read, type) : columnSettings(read, type);
  const options = displayOptions(body, TAKEN, place);
  const field: StoredField = { name, type, ...texts, settings, options };
  return isRelationType(type) ? field : checkedColumn(field, type, body['defaultValue'] ?? null);
}

/** @throws AppError NAME_INVALID, NAME_RESERVED */
export function readName(what: string, name: JsonValue): string {
  const fault = nameFault(name);
  if (fault !== undefined || typeof name !== 'string') {
    throw new AppError(fault === 'reserved' ? 'NAME_RESERVED' : 'NAME_INVALID', { what, name: shown(name) });
  }
  return name;
}

export function readTexts(read: OptionReader): Pick<StoredField, 'title' | 'description'> {
  return defined({ title: read.localized('title'), description: read.text('description', 10_000) });
}

function columnSettings(read: OptionReader, type: ColumnType): FieldSettings {
  const primaryKey = read.boolean('primaryKey');
  const autoIncrement = read.boolean('autoIncrement');
  const unique = read.boolean('unique');
  if (primaryKey === true && !KEY_TYPES.includes(type)) refuse(read, 'primaryKey', `false for ${type}; keys are ${KEY_TYPES.join(', ')}`);
  if (autoIncrement === true && (primaryKey !== true || !COUNTED_TYPES.includes(type))) {
    refuse(read, 'autoIncrement', 'false unless the field is an integer or bigInt primary key');
  }
  if (unique === true && type === 'json') refuse(read, 'unique', 'false for json');
  const precision = type === 'decimal' ? read.integer('precision', 1, MAX_DECIMAL_PRECISION) : undefined;
  return defined({
    allowNull: primaryKey === true ? undefined : read.boolean('allowNull'),
    unique,
    index: read.boolean('index'),
    primaryKey,
    autoIncrement,
    length: type === 'string' ? read.integer('length', 1, MAX_STRING_LENGTH) : undefined,
    precision,
    scale: type === 'decimal' ? read.integer('scale', 0, precision ?? 10) : undefined,
  });
}

function relationSettings(read: OptionReader, type: RelationType): FieldSettings {
  const target = read.text('target', 63);
  if (target === undefined || target === '') refuse(read, 'target', 'the name of a collection');
  const referredKey = read.text(type === 'belongsTo' ? 'targetKey' : 'sourceKey', 63);
  const foreignKey = read.text('foreignKey', 63);
  const onDelete = read.choice('onDelete', ['SET NULL', 'CASCADE', 'RESTRICT']);
  // Only the side with the foreign key has a constraint that could cascade or restrict.
  if (type === 'hasMany' && onDelete !== undefined && onDelete !== 'SET NULL') {
    throw new AppError('OPTION_UNSUPPORTED', { ...read.place, option: 'onDelete', received: onDelete });
  }
  return defined({
    target,
    foreignKey: foreignKey === '' ? undefined : foreignKey,
    referredKey,
    onDelete: type === 'belongsTo' ? onDelete : undefined,
  });
}

/** A column whose options and default are values it could hold. */
function checkedColumn(field: StoredField, type: ColumnType, value: JsonValue): StoredField {
  if (value === null && !offersOptions(field.options)) return field;
  const column = columnOf(field);
  const choices = column ? readSelectValues(field.options, column) : [];
  if (value === null) return field;
  const defaultValue = column && readColumnValue(column, value);
  const fits = defaultValue !== undefined && (choices.length === 0 || choices.includes(defaultValue));
  if (!fits) {
    const expected = choices.length > 0 ? choices : column ? describeColumnValue(column) : type;
    throw new AppError('DEFINITION_INVALID', { field: field.name, option: 'defaultValue', expected, received: shown(value) });
  }
  return { ...field, settings: { ...field.settings, defaultValue } };
}

/** The column alone, as the engine will see it. */
function columnOf(field: StoredField): ColumnField | undefined {
  const [column] = normalizeCollection({ name: 'probe', fields: [toFieldDefinition(field)] }).columns.filter(
    ({ name }) => name === field.name,
  );
  return column;
}

function refuse(read: OptionReader, option: string, expected: string): never {
  throw new AppError('DEFINITION_INVALID', { ...read.place, option, expected });
}
