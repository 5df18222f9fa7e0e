import {
  AppError,
  type ColumnType,
  ID_TYPES,
  type JsonObject,
  LIST_TYPES,
  MAX_DECIMAL_PRECISION,
  SIZED_TYPES,
  isOneOf,
} from '@mortise/shared';
import { defined } from './defined';
import type { OptionReader } from './option-readers';
import type { FieldSettings } from './stored-definition';

const MAX_STRING_LENGTH = 65_535;
const KEY_TYPES: readonly ColumnType[] = ['bigInt', 'integer', 'string', ...ID_TYPES];
const COUNTED_TYPES: readonly ColumnType[] = ['bigInt', 'integer'];
/** Values of these are never found again by comparing. */
const NEVER_UNIQUE: readonly ColumnType[] = ['json', ...LIST_TYPES, 'password'];

/** @throws AppError DEFINITION_INVALID */
export function columnSettings(read: OptionReader, type: ColumnType, body: JsonObject): FieldSettings {
  const primaryKey = read.boolean('primaryKey');
  const unique = read.boolean('unique');
  if (primaryKey === true && !KEY_TYPES.includes(type)) refuse(read, 'primaryKey', `false for ${type}; keys are ${KEY_TYPES.join(', ')}`);
  if (unique === true && NEVER_UNIQUE.includes(type)) refuse(read, 'unique', `false for ${type}`);
  return defined({
    allowNull: primaryKey === true ? undefined : read.boolean('allowNull'),
    unique,
    index: read.boolean('index'),
    primaryKey,
    autoIncrement: readAutoIncrement(read, type, primaryKey),
    autoFill: isOneOf(ID_TYPES, type) ? (read.boolean('autoFill') ?? body['isForeignKey'] !== true) : undefined,
    accuracy: type === 'unixTimestamp' ? read.choice('accuracy', ['second', 'millisecond']) : undefined,
    ...readSizes(read, type),
  });
}

function readAutoIncrement(read: OptionReader, type: ColumnType, primaryKey: boolean | undefined): boolean | undefined {
  const autoIncrement = read.boolean('autoIncrement');
  if (autoIncrement === true && (primaryKey !== true || !COUNTED_TYPES.includes(type))) {
    refuse(read, 'autoIncrement', 'false unless the field is an integer or bigInt primary key');
  }
  return autoIncrement;
}

function readSizes(read: OptionReader, type: ColumnType): Pick<FieldSettings, 'length' | 'precision' | 'scale'> {
  // How long hashes are is not for the field to say.
  if (isOneOf(SIZED_TYPES, type) && type !== 'password') return defined({ length: read.integer('length', 1, MAX_STRING_LENGTH) });
  if (type !== 'decimal') return {};
  const precision = read.integer('precision', 1, MAX_DECIMAL_PRECISION);
  return defined({ precision, scale: read.integer('scale', 0, precision ?? 10) });
}

function refuse(read: OptionReader, option: string, expected: string): never {
  throw new AppError('DEFINITION_INVALID', { ...read.place, option, expected });
}
