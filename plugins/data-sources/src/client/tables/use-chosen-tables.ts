import { useState } from 'react';
import { type FreeTable, type KeyChoices, isAdoptable } from './free-table';

export interface ChosenTables {
  /** Those that can become collections. */
  readonly able: readonly FreeTable[];
  readonly chosen: readonly FreeTable[];
  /** Those the search finds. */
  readonly shown: readonly FreeTable[];
  readonly keys: KeyChoices;
  readonly search: string;
  choose(names: readonly string[]): void;
  setKey(table: string, key: string): void;
  setSearch(search: string): void;
}

/** Everything that can be chosen is, until somebody leaves it out: what appears later is chosen as well. */
export function useChosenTables(tables: readonly FreeTable[]): ChosenTables {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [keys, setKeys] = useState<KeyChoices>({});
  const [search, setSearch] = useState('');
  const able = tables.filter((table) => isAdoptable(table, keys));
  const wanted = search.trim().toLowerCase();
  return {
    able,
    chosen: able.filter(({ name }) => !left.has(name)),
    shown: tables.filter(({ name }) => name.toLowerCase().includes(wanted)),
    keys,
    search,
    choose(names) {
      const kept = new Set(names);
      setLeft(new Set(able.map(({ name }) => name).filter((name) => !kept.has(name))));
    },
    setKey: (table, key) => setKeys((before) => ({ ...before, [table]: key })),
    setSearch,
  };
}
