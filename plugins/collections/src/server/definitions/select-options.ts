import {
  AppError,
  type ColumnField,
  type JsonObject,
  type JsonValue,
  LIST_TYPES,
  type LocalizedText,
  isJsonObject,
  isOneOf,
  readColumnValue,
  readListItem,
} from '@mortise/shared';

/** One of the values a field offers. */
export interface SelectOption {
  readonly value: JsonValue;
  readonly label: LocalizedText;
  readonly color?: string;
}

const CHOOSING = new Set(['select', 'radioGroup', 'multipleSelect', 'checkboxGroup']);
const MAX_OPTIONS = 500;
const EXPECTED = `at most ${MAX_OPTIONS} different values of the field's type, or objects with "value" and "label"`;

/** The options in the field's `uiSchema.enum`; empty unless the interface lets choose among options. */
export function selectOptions(options: JsonObject | undefined): readonly SelectOption[] {
  return enumOf(options).flatMap((item) => readOption(item) ?? []);
}

export function offersOptions(options: JsonObject): boolean {
  return enumOf(options).length > 0;
}

/**
 * The values of the options in the column's canonical form.
 * @throws AppError DEFINITION_INVALID for options no record could hold, or that are there twice
 */
export function readSelectValues(options: JsonObject, column: ColumnField): readonly JsonValue[] {
  const items = enumOf(options);
  const values = items.flatMap((item) => {
    const option = readOption(item);
    return (option && readChoice(column, option.value)) ?? [];
  });
  const sound = items.length <= MAX_OPTIONS && values.length === items.length && new Set(values).size === values.length;
  if (!sound) throw new AppError('DEFINITION_INVALID', { field: column.name, option: 'uiSchema.enum', expected: EXPECTED });
  return values;
}

/** Columns of lists offer items. */
function readChoice(column: ColumnField, value: JsonValue): JsonValue | undefined {
  return isOneOf(LIST_TYPES, column.type) ? readListItem(value) : readColumnValue(column, value, { lenient: true });
}

function enumOf(options: JsonObject | undefined): readonly JsonValue[] {
  const { interface: name, uiSchema } = options ?? {};
  const items = typeof name === 'string' && CHOOSING.has(name) && isJsonObject(uiSchema) ? uiSchema['enum'] : undefined;
  return Array.isArray(items) ? items : [];
}

function readOption(item: JsonValue): SelectOption | undefined {
  const { value, label, color } = isJsonObject(item) ? item : { value: item };
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return { value, label: isLabel(label) ? label : String(value), ...(typeof color === 'string' ? { color } : {}) };
}

function isLabel(label: JsonValue | undefined): label is LocalizedText {
  if (typeof label === 'string') return true;
  return isJsonObject(label) && Object.values(label).every((text) => typeof text === 'string');
}
