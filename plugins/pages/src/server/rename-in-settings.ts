import { type JsonObject, type JsonValue, type RenameFollower, isJsonObject } from '@mortise/shared';

/** Words that name fields of the block's collection, alone or in a list, as `owner.name` where they go through relations. */
const FIELD_WORDS: ReadonlySet<string> = new Set(
  'field fields column columns sort dimension dimensions seriesBy groupBy titleField dateField startField endField appends relation'.split(
    ' ',
  ),
);

/**
 * The settings of a block after a rename. What they mean only its kind knows; by agreement of all kinds `collection` names what it shows, `resource` what it
 * has rights in, `filter` is one of its filters, and the words above name its fields. Settings inside settings go by the nearest of both. Pure.
 */
export function renameInSettings(settings: JsonObject, follower: RenameFollower, around = ''): JsonObject {
  const own = settings['collection'] ?? settings['resource'];
  const isOther = typeof settings['dataSource'] === 'string' && settings['dataSource'] !== 'main';
  if (isOther) return settings;
  const collection = typeof own === 'string' ? own : around;
  return Object.fromEntries(
    Object.entries(settings).map(([word, value]) => [word, renameInWord(word, value ?? null, { collection, follower })]),
  );
}

interface Place {
  readonly collection: string;
  readonly follower: RenameFollower;
}

function renameInWord(word: string, value: JsonValue, place: Place): JsonValue {
  const { collection, follower } = place;
  if ((word === 'collection' || word === 'resource') && typeof value === 'string') return follower.collection(value);
  if (word === 'filter' && isJsonObject(value)) return follower.filter(value, collection);
  if (typeof value === 'string') return FIELD_WORDS.has(word) ? follower.path(value, collection) : value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => renameInWord(word, item, place));
  return isJsonObject(value) ? renameInSettings(value, follower, collection) : value;
}
