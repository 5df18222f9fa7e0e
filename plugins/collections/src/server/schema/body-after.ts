import { AppError, type JsonObject, type JsonValue, valueConversion } from '@mortise/shared';
import { readFieldType } from '../definitions/field-types';
import { columnOf, parseField } from '../definitions/parse-field';
import { type StoredField, isRelationType } from '../definitions/stored-definition';

/** What belongs to a type and not to the field. */
const OF_TYPE: ReadonlySet<string> = new Set(['length', 'precision', 'scale', 'accuracy', 'autoFill', 'interface', 'defaultValue']);

/**
 * The whole body of a field after an update. With another type nothing stays that only the old one had, and the default is converted
 * as the values are.
 * @throws AppError DEFINITION_INVALID for a default that is no value of the new type
 */
export function bodyAfter(before: StoredField, shown: JsonObject, body: JsonObject): JsonObject {
  const whole = { ...shown, ...body };
  if (readFieldType(whole, before.name) === before.type) return whole;
  const kept = Object.fromEntries(Object.entries(shown).filter(([option]) => !OF_TYPE.has(option)));
  const next = { ...kept, ...body };
  const { defaultValue } = before.settings;
  if (defaultValue === undefined || body['defaultValue'] !== undefined) return next;
  return { ...next, defaultValue: convertedDefault(defaultValue, before, parseField(next)) };
}

function convertedDefault(value: JsonValue, before: StoredField, after: StoredField): JsonValue {
  if (isRelationType(before.type) || isRelationType(after.type)) return null;
  const [from, to] = [columnOf(before), columnOf(after)];
  const converted = from && to && valueConversion(from, to)?.(value);
  if (converted !== undefined) return converted;
  throw new AppError('DEFINITION_INVALID', { field: before.name, option: 'defaultValue', expected: after.type, received: value });
}
