import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { readText, readTexts, readWord } from '../settings/read-settings';

export const OPEN_WAYS = ['drawer', 'page', 'select', 'nothing'] as const;
export type OpenWay = (typeof OPEN_WAYS)[number];
export const POPUP_MODES = ['drawer', 'dialog'] as const;
export const POPUP_SIZES = ['medium', 'small', 'large'] as const;

/** A page as a popup. */
export interface PopupSettings {
  /** `''` while none is chosen. */
  readonly page: string;
  readonly mode: (typeof POPUP_MODES)[number];
  readonly size: (typeof POPUP_SIZES)[number];
}

/** What choosing a record of a block does. */
export interface OpenSettings {
  readonly way: OpenWay;
  readonly popup: PopupSettings;
  /** Keys of the blocks that then show the record. */
  readonly targets: readonly string[];
}

export function readOpenSettings({ open, popup, targets }: JsonObject): OpenSettings {
  return { way: readWord(open, OPEN_WAYS), popup: readPopup(popup), targets: readTexts(targets) };
}

export function readPopup(value: JsonValue | undefined): PopupSettings {
  const { page, mode, size }: JsonObject = isJsonObject(value) ? value : {};
  return { page: readText(page), mode: readWord(mode, POPUP_MODES), size: readWord(size, POPUP_SIZES) };
}
