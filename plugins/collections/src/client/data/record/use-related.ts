import { isJsonObject } from '@mortise/shared';
import { type DataRecord, keyOf, titleOfRecord } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { useKnownCollection } from '../model/use-collections';
import type { RelatedRecord } from '../values/related-record';

/** The record a relation of this record leads to, as far as it came along. */
export function useRelated(field: DataField, record: DataRecord | undefined): RelatedRecord | undefined {
  const target = useKnownCollection(field.target);
  const value = record?.[field.name];
  if (target === undefined || !isJsonObject(value)) return undefined;
  const key = keyOf(target, value);
  return key === undefined ? undefined : { key: String(key), title: titleOfRecord(target, value) };
}
