import type { JsonObject } from '@mortise/shared';
import type { CollectionShape } from '../definitions';
import { textIn, withText } from '../names/localized';

/** What the form of a collection's settings holds. */
export interface SettingsValues {
  readonly name?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly titleField?: string | undefined;
  readonly maxPageSize?: number | null | undefined;
}

export function settingsOf({ name, title, description, titleField, maxPageSize }: CollectionShape, language: string): SettingsValues {
  return { name, title: textIn(title, language), description: description ?? '', titleField, maxPageSize };
}

export interface SettingsChange {
  readonly collection: CollectionShape;
  /** As the form was filled. */
  readonly before: SettingsValues;
  readonly after: SettingsValues;
  readonly language: string;
}

/** Body of `collections:update`: only what was changed here, so that changes of others meanwhile stay. */
export function settingsBody({ collection, before, after, language }: SettingsChange): JsonObject {
  const { name = before.name, title, description, titleField, maxPageSize } = after;
  return {
    ...(name === before.name ? {} : { name: name ?? '' }),
    ...(title === before.title ? {} : { title: withText(collection.title, language, title) }),
    ...(description === before.description ? {} : { description: description ?? null }),
    ...(titleField === before.titleField ? {} : { titleField: titleField ?? null }),
    ...(maxPageSize === before.maxPageSize ? {} : { maxPageSize: maxPageSize ?? null }),
  };
}
