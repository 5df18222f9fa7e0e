import { useApi, useFeedback } from '@mortise/plugin-api/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

export interface Links {
  readonly busy: boolean;
  /** Tells people when it is refused. */
  change(verb: 'add' | 'set' | 'remove', key: string): Promise<void>;
}

/** Changes which records belong to another; `path` is that relation of that record, `todos/1/labels`. */
export function useLinks(path: string, collections: readonly string[]): Links {
  const api = useApi();
  const queries = useQueryClient();
  const feedback = useFeedback();
  const [busy, setBusy] = useState(false);
  const change: Links['change'] = async (verb, key) => {
    setBusy(true);
    try {
      await api.post(`${path}:${verb}`, { params: { filterByTk: key } });
      await Promise.all(collections.map((collection) => queries.invalidateQueries({ queryKey: ['records', collection] })));
    } catch (error) {
      feedback.failure(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, change };
}
