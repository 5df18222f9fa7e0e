import type { JsonObject } from '@mortise/shared';
import { type FieldItem, readFieldItems } from '../settings/field-items';
import { readObjectSetting, readText, readTexts, readWord } from '../settings/read-settings';

/** Where the record comes from: that of the popup, the first of those other blocks and the filter leave, or always the same. */
export const DETAILS_SOURCES = ['popup', 'first', 'chosen'] as const;

export interface DetailsSettings {
  readonly source: (typeof DETAILS_SOURCES)[number];
  /** Key of the record that is always shown. */
  readonly record: string;
  /** Empty: all of them. */
  readonly fields: readonly FieldItem[];
  readonly filter: JsonObject | undefined;
  readonly sort: readonly string[];
}

export function readDetailsSettings({ source, record, fields, filter, sort }: JsonObject): DetailsSettings {
  return {
    source: readWord(source, DETAILS_SOURCES),
    record: readText(record),
    fields: readFieldItems(fields),
    filter: readObjectSetting(filter),
    sort: readTexts(sort),
  };
}
