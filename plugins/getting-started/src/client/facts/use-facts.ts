import { useSession } from '@mortise/plugin-api/client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { COLLECTION, KEYS_PLUGIN, RIGHTS } from '../tutorial';
import { type Facts, type Todo, type TodosCollection, livingKeys } from './facts';
import { useAsk } from './use-ask';
import { useKeysOfRole } from './use-keys-of-role';
import { useRoleFacts } from './use-role-facts';

export interface FactsState {
  readonly facts: Facts;
  /** Nothing can be said yet. What turns up later is added to what is known. */
  readonly pending: boolean;
  /** The first thing that could not be found out. */
  readonly failed: UseQueryResult<unknown> | undefined;
}

const FIRST_TODOS = 20;

/** Looks at the installation and follows it, whoever changes it. */
export function useFacts(): FactsState {
  const { boot, can } = useSession();
  const pluginOn = boot.plugins.some(({ id }) => id === KEYS_PLUGIN);
  const collections = useAsk<readonly TodosCollection[]>(['schema', 'getting-started'], 'collections:listAccessible', {
    params: { filterByTk: COLLECTION },
  });
  const collection = collections.data?.data[0];
  const todos = useAsk<readonly Todo[]>(['records', COLLECTION, 'getting-started', 'first'], `${COLLECTION}:list`, {
    params: { sort: 'id', pageSize: FIRST_TODOS },
    enabled: collection?.actions.view !== undefined,
  });
  const people = useRoleFacts();
  const keys = useKeysOfRole(people, pluginOn && can(RIGHTS.keys));
  const queries = [collections, todos, ...people.queries, ...keys.queries];
  const count = todos.data?.meta['count'];
  const facts: Facts = {
    pluginOn,
    collection,
    todos: collection === undefined ? [] : (todos.data?.data ?? []),
    todoCount: collection !== undefined && typeof count === 'number' ? count : 0,
    ...people.found,
    keys: pluginOn ? livingKeys(keys.keys, keys.foundAt) : [],
  };
  const pending = useUntilFirst(queries.every(({ isLoading }) => !isLoading));
  return { facts, pending, failed: queries.find(({ isLoadingError }) => isLoadingError) };
}

/** True until the condition holds for the first time. */
function useUntilFirst(holds: boolean): boolean {
  const [held, setHeld] = useState(holds);
  if (holds && !held) setHeld(true);
  return !holds && !held;
}
