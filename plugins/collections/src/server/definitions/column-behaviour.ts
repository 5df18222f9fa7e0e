import {
  AppError,
  type ColumnDefinition,
  type ColumnType,
  type GeneratorOptions,
  type JsonObject,
  MOMENT_TYPES,
  isOneOf,
  nameFault,
} from '@mortise/shared';
import { defined } from './defined';
import { type OptionReader, readOptions } from './option-readers';
import { readRules } from './validation-rules';

/** What a column does by options that clients keep and show as they sent them. */
export type ColumnBehaviour = Omit<GeneratorOptions, 'autoFill'> & Pick<ColumnDefinition, 'rules'>;

const PREFIX = /^[A-Za-z0-9_][A-Za-z0-9_-]{0,99}$/;
const MAX_NANOID_SIZE = 255;
const MAX_ALPHABET = 256;

/** @throws AppError DEFINITION_INVALID, OPTION_UNSUPPORTED for the current time in columns that are no moments */
export function readBehaviour(type: ColumnType, options: JsonObject, field: string): ColumnBehaviour {
  const read = readOptions(options, { field });
  const rules = readRules(type, options, field);
  return { ...readGenerator(read, type), ...(rules.length === 0 ? {} : { rules }) };
}

function readGenerator(read: OptionReader, type: ColumnType): ColumnBehaviour {
  switch (type) {
    case 'uid':
      return defined({ prefix: readPrefix(read) });
    case 'nanoid':
      return defined({ size: read.integer('size', 2, MAX_NANOID_SIZE), customAlphabet: readAlphabet(read) });
    case 'sort':
      return { ...readCurrentTime(read, type), ...defined({ scopeKey: readScope(read) }) };
    default:
      return readCurrentTime(read, type);
  }
}

function readCurrentTime(read: OptionReader, type: ColumnType): ColumnBehaviour {
  const defaultToCurrentTime = read.boolean('defaultToCurrentTime');
  const onUpdateToCurrentTime = read.boolean('onUpdateToCurrentTime');
  if (isOneOf(MOMENT_TYPES, type)) return defined({ defaultToCurrentTime, onUpdateToCurrentTime });
  for (const [option, wanted] of Object.entries({ defaultToCurrentTime, onUpdateToCurrentTime })) {
    if (wanted === true) throw new AppError('OPTION_UNSUPPORTED', { ...read.place, option });
  }
  return {};
}

function readPrefix(read: OptionReader): string | undefined {
  const prefix = read.text('prefix', 100);
  if (prefix !== undefined && prefix !== '' && !PREFIX.test(prefix))
    refuse(read, 'prefix', 'letters, digits, _ and -, not beginning with -');
  return prefix;
}

function readAlphabet(read: OptionReader): string | undefined {
  const alphabet = read.text('customAlphabet', MAX_ALPHABET);
  if (alphabet === undefined || alphabet === '') return undefined;
  const characters = [...alphabet];
  if (characters.length < 2 || new Set(characters).size < characters.length || !alphabet.isWellFormed())
    refuse(read, 'customAlphabet', `2 to ${MAX_ALPHABET} different characters`);
  return alphabet;
}

function readScope(read: OptionReader): string | undefined {
  const scope = read.text('scopeKey', 63);
  if (scope === undefined || scope === '') return undefined;
  if (nameFault(scope) !== undefined) refuse(read, 'scopeKey', 'the name of a column');
  return scope;
}

function refuse(read: OptionReader, option: string, expected: string): never {
  throw new AppError('DEFINITION_INVALID', { ...read.place, option, expected });
}
