import { type JsonObject, isJsonObject } from '@mortise/shared';
import { type PopupSettings, readPopup } from '../place/open-settings';
import { type FieldItem, readFieldItems } from '../settings/field-items';
import { readText, readWord } from '../settings/read-settings';

export const FORM_MODES = ['create', 'edit'] as const;
/** Where the record comes from: that of the popup, or always the same. */
export const RECORD_SOURCES = ['popup', 'chosen'] as const;
export const AFTER_WAYS = ['close', 'reset', 'stay', 'page', 'popup'] as const;

/** What happens once the record is saved. */
export interface AfterSettings {
  readonly way: (typeof AFTER_WAYS)[number];
  /** `''`: that it was saved. */
  readonly message: string;
  /** Uid of the page to go to; `''` for none. */
  readonly page: string;
  /** The page that is opened about the saved record. */
  readonly popup: PopupSettings;
}

export interface FormSettings {
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

export function readFormSettings({ mode, source, record, fields, submit, after }: JsonObject): FormSettings {
  const { way, message, page, popup }: JsonObject = isJsonObject(after) ? after : {};
  return {
    mode: readWord(mode, FORM_MODES),
    source: readWord(source, RECORD_SOURCES),
    record: readText(record),
    fields: readFieldItems(fields),
    submit: readText(submit),
    after: { way: readWord(way, AFTER_WAYS), message: readText(message), page: readText(page), popup: readPopup(popup) },
  };
}
