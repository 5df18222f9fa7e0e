import { type JsonObject, isJsonObject } from '@mortise/shared';
import { type FieldItem, readFieldItems } from '../settings/field-items';
import { readText, readWord } from '../settings/read-settings';

export const FORM_MODES = ['create', 'edit'] as const;
/** Where the record comes from: that of the popup, or always the same. */
export const RECORD_SOURCES = ['popup', 'chosen'] as const;
export const AFTER_WAYS = ['close', 'reset', 'stay', 'page'] as const;

/** What happens once the record is saved. */
export interface AfterSettings {
  readonly way: (typeof AFTER_WAYS)[number];
  /** `''`: that it was saved. */
  readonly message: string;
  /** Uid of a page; `''` for none. */
  readonly page: string;
}

export interface FormSettings {
  /** Name; `''` while none is chosen. */
  readonly collection: string;
  readonly mode: (typeof FORM_MODES)[number];
  readonly source: (typeof RECORD_SOURCES)[number];
  /** Key of the record that is always shown. */
  readonly record: string;
  /** Empty: every field people may fill in. */
  readonly fields: readonly FieldItem[];
  /** Of the button; `''`: the usual one. */
  readonly submit: string;
  readonly after: AfterSettings;
}

export function readFormSettings({ collection, mode, source, record, fields, submit, after }: JsonObject): FormSettings {
  const { way, message, page }: JsonObject = isJsonObject(after) ? after : {};
  return {
    collection: readText(collection),
    mode: readWord(mode, FORM_MODES),
    source: readWord(source, RECORD_SOURCES),
    record: readText(record),
    fields: readFieldItems(fields),
    submit: readText(submit),
    after: { way: readWord(way, AFTER_WAYS), message: readText(message), page: readText(page) },
  };
}
