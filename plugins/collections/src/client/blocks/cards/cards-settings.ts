import type { JsonObject } from '@mortise/shared';
import { type OpenSettings, readOpenSettings } from '../place/open-settings';
import { readCount, readObjectSetting, readText, readTexts, readWord } from '../settings/read-settings';

export const CARD_SIZES = ['medium', 'small', 'large'] as const;

export interface CardsSettings {
  /** Name; `''` while none is chosen. */
  readonly collection: string;
  /** Field in the heading of a card; `''`: what names a record. */
  readonly title: string;
  /** Empty: a few of them. */
  readonly fields: readonly string[];
  /** Field with the address of a picture; `''`: none. */
  readonly picture: string;
  /** Field whose colour marks the card; `''`: none. */
  readonly color: string;
  readonly size: (typeof CARD_SIZES)[number];
  readonly pageSize: number;
  readonly filter: JsonObject | undefined;
  readonly sort: readonly string[];
  readonly opening: OpenSettings;
}

export function readCardsSettings(settings: JsonObject): CardsSettings {
  const { collection, title, fields, picture, color, size, pageSize, filter, sort } = settings;
  return {
    collection: readText(collection),
    title: readText(title),
    fields: readTexts(fields),
    picture: readText(picture),
    color: readText(color),
    size: readWord(size, CARD_SIZES),
    pageSize: readCount(pageSize) ?? 20,
    filter: readObjectSetting(filter),
    sort: readTexts(sort),
    opening: readOpenSettings(settings),
  };
}
