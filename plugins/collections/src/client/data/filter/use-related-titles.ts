import { useApi } from '@mortise/plugin-api/client';
import { useQueries } from '@tanstack/react-query';
import { use } from 'react';
import { type DataCollection, findField, keyOf, titleOfRecord } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { kindOf } from '../model/field-kind';
import { CollectionsContext } from '../model/use-collections';
import { chosenQuery } from '../values/use-related-options';
import { type FilterItem, conditionsOf } from './filter-tree';
import { anyVariableIn } from './filter-variables';

/** Gives a record's key the name people know it by, as soon as that is known. */
export type TitleOfKey = (field: DataField, key: string) => string;

/** Names of the records a filter speaks of; one request for each relation in it. */
export function useRelatedTitles(collection: DataCollection, item: FilterItem | undefined): TitleOfKey {
  const api = useApi();
  const all = use(CollectionsContext);
  const targetOf = (field: DataField): DataCollection | undefined => all.find(({ name }) => name === field.target);
  const wanted = item === undefined ? [] : keysByRelation(collection, item);
  const answers = useQueries({ queries: wanted.map(({ field, keys }) => chosenQuery(api, targetOf(field), keys)) });
  return (field, key) => {
    const target = targetOf(field);
    const rows = answers[wanted.findIndex(({ field: { name } }) => name === field.name)]?.data ?? [];
    const row = target && rows.find((record) => String(keyOf(target, record)) === key);
    return target === undefined || row === undefined ? `#${key}` : titleOfRecord(target, row);
  };
}

function keysByRelation(
  collection: DataCollection,
  item: FilterItem,
): readonly { readonly field: DataField; readonly keys: readonly string[] }[] {
  const keys = new Map<DataField, string[]>();
  for (const { field: name, drafts } of conditionsOf(item)) {
    const field = findField(collection, name);
    if (field !== undefined && kindOf(field) === 'one')
      keys.set(field, [...(keys.get(field) ?? []), ...drafts.filter((draft) => anyVariableIn(draft) === undefined)]);
  }
  return [...keys].map(([field, some]) => ({ field, keys: [...new Set(some)].toSorted() }));
}
