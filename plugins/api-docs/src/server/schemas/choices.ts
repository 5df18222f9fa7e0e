import { type ColumnField, type JsonValue, LIST_TYPES, isJsonObject, isOneOf, readColumnValue } from '@mortise/shared';

/** Interfaces that let choose among the options of `uiSchema.enum`. */
const CHOOSING: ReadonlySet<unknown> = new Set(['select', 'radioGroup', 'multipleSelect', 'checkboxGroup']);

/** The values a column with options may hold; undefined when it may hold whatever fits its type. */
export function choicesOf(column: ColumnField): readonly JsonValue[] | undefined {
  if (!CHOOSING.has(column.options?.['interface'])) return undefined;
  const uiSchema = column.options?.['uiSchema'];
  const items = isJsonObject(uiSchema) ? uiSchema['enum'] : undefined;
  if (!Array.isArray(items)) return undefined;
  const choices = items.flatMap((item: JsonValue) => choiceOf(column, isJsonObject(item) ? item['value'] : item) ?? []);
  return choices.length === 0 ? undefined : [...new Set(choices)];
}

function choiceOf(column: ColumnField, value: JsonValue | undefined): JsonValue | undefined {
  if (value === undefined || value === null) return undefined;
  return isOneOf(LIST_TYPES, column.type) ? value : readColumnValue(column, value, { lenient: true });
}
