import { type ColumnField, type JsonValue, LIST_TYPES, isJsonObject, isOneOf, readColumnValue, readListItem } from '@mortise/shared';

/** Interfaces that let choose among the options of `uiSchema.enum`. */
const CHOOSING: ReadonlySet<unknown> = new Set(['select', 'radioGroup', 'multipleSelect', 'checkboxGroup']);

const known = new WeakMap<ColumnField, ReadonlySet<JsonValue> | 'any'>();

/** The values, or items of lists, a column with options may hold, in canonical form; undefined when it may hold whatever fits its type. */
export function choicesOf(column: ColumnField): ReadonlySet<JsonValue> | undefined {
  if (!CHOOSING.has(column.options?.['interface'])) return undefined;
  const choices = known.get(column) ?? readChoices(column);
  known.set(column, choices);
  return choices === 'any' ? undefined : choices;
}

/** Whether a canonical value, or every item of a list, is one of the choices. */
export function isChosen(value: JsonValue, choices: ReadonlySet<JsonValue>): boolean {
  return Array.isArray(value) ? value.every((item: JsonValue) => choices.has(item)) : choices.has(value);
}

/** Options that make no sense bind nobody: definitions are checked when they are made, and older ones must keep working. */
function readChoices(column: ColumnField): ReadonlySet<JsonValue> | 'any' {
  const uiSchema = column.options?.['uiSchema'];
  const items = isJsonObject(uiSchema) ? uiSchema['enum'] : undefined;
  if (!Array.isArray(items)) return 'any';
  const values = items.map((item: JsonValue) => {
    const value = isJsonObject(item) ? item['value'] : item;
    return value === undefined || value === null ? undefined : readChoice(column, value);
  });
  const choices = new Set(values.filter((value) => value !== undefined));
  return choices.size === 0 ? 'any' : choices;
}

function readChoice(column: ColumnField, value: JsonValue): JsonValue | undefined {
  return isOneOf(LIST_TYPES, column.type) ? readListItem(value) : readColumnValue(column, value, { lenient: true });
}
