import type { JsonObject } from '@mortise/shared';
import { type DataCollection, findField, shownFields } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { isText, kindOf } from '../model/field-kind';

/** A filter may have a hundred conditions; more places than these nobody expects to be searched. */
const MAX_FIELDS = 30;
const WHOLE_NUMBER = /^\d{1,18}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The fields the search box looks into. */
export function searchedFields(collection: DataCollection): readonly DataField[] {
  return shownFields(collection)
    .filter((field) => isText(kindOf(field)) || (kindOf(field) === 'choice' && field.type === 'string'))
    .slice(0, MAX_FIELDS);
}

/** "The text is somewhere in the record", or it is the record's key; undefined for no text. */
export function searchFilter(collection: DataCollection, search: string): JsonObject | undefined {
  const text = search.trim();
  if (text === '') return undefined;
  const conditions: JsonObject[] = searchedFields(collection).map(({ name }) => ({ [name]: { $includes: text } }));
  const key = findField(collection, collection.primaryKey);
  const isKey = key !== undefined && shownFields(collection).includes(key) && couldBeKey(key, text);
  const all = isKey ? [...conditions, { [key.name]: { $eq: text } }] : conditions;
  return all.length === 0 ? undefined : { $or: all };
}

function couldBeKey({ type }: DataField, text: string): boolean {
  if (type === 'integer') return WHOLE_NUMBER.test(text) && Number(text) < 2 ** 31;
  return type === 'bigInt' ? WHOLE_NUMBER.test(text) : type === 'uuid' && UUID.test(text);
}
