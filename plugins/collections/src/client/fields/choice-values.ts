import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import type { FieldShape } from '../definitions';
import { textIn, withText } from '../names/localized';
import { trimmed } from './trimmed';

/** An option as the form holds it. */
export interface ChoiceOption {
  readonly value?: string;
  readonly label?: string;
  readonly color?: string;
}

/** The options of a choice, as clients of this API keep them: `uiSchema.enum`. */
export function optionsOf({ uiSchema }: Pick<FieldShape, 'uiSchema'>, language: string): readonly ChoiceOption[] | undefined {
  const list = uiSchema?.['enum'];
  return Array.isArray(list) ? list.map((item: JsonValue) => optionOf(item, language)) : undefined;
}

function optionOf(item: JsonValue, language: string): ChoiceOption {
  const { value, label, color } = isJsonObject(item) ? item : { value: item };
  const text = textIn(label as Parameters<typeof textIn>[0], language);
  return { value: plain(value), label: text ?? plain(value), ...(typeof color === 'string' ? { color } : {}) };
}

/** The options to store. What the form does not show of those that were there, numbers and other languages, stays with them. */
export function enumOf(options: readonly (ChoiceOption | undefined)[] = [], before: JsonValue | undefined, language: string): JsonObject[] {
  const items = Array.isArray(before) ? before.map((item: JsonValue) => (isJsonObject(item) ? item : { value: item, label: item })) : [];
  return options.flatMap((option) => {
    const label = trimmed(option?.label) ?? trimmed(option?.value);
    const value = trimmed(option?.value) ?? label;
    if (value === undefined || label === undefined) return [];
    const { color: _color, ...known } = items.find((item) => plain(item['value']) === value) ?? {};
    const before = known['label'] as Parameters<typeof withText>[0];
    return [{ value, ...known, label: withText(before, language, label), ...(option?.color === undefined ? {} : { color: option.color }) }];
  });
}

function plain(value: JsonValue | undefined): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
}
