import { type ApiAnswer, useApi, useLive } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Rule, RuleSummary } from '../contract/rule';

const KEY = ['access', 'ip-protection'];

/** How the server sees whoever looks at this page. */
export interface OwnPlace {
  readonly address: string;
  readonly origin: string;
  /** False while everybody is let in, whatever the rules say. */
  readonly enforced: boolean;
}

export type Rules = ApiAnswer<readonly RuleSummary[], OwnPlace>;

/** An API key a rule may be for. */
export interface KeyChoice {
  readonly subject: string;
  readonly name: string | null;
  readonly userId: number;
}

/** All rules, without their entries. */
export function useRules(): UseQueryResult<Rules> {
  const api = useApi();
  const reload = useReloadRules();
  useLive('ip-protection.changed', () => void reload());
  return useQuery({
    queryKey: [...KEY, 'rules'],
    queryFn: ({ signal }) => api.get<readonly RuleSummary[], OwnPlace>('ipRules:list', { signal }),
  });
}

/** One rule with its entries; nothing is asked without a subject. */
export function useRule(subject: string | undefined): UseQueryResult<Rule> {
  const api = useApi();
  return useQuery({
    queryKey: [...KEY, 'rule', subject],
    queryFn: async ({ signal }) => (await api.get<Rule>('ipRules:get', { params: { filterByTk: subject }, signal })).data,
    enabled: subject !== undefined,
  });
}

export function useKeyChoices(enabled: boolean): UseQueryResult<readonly KeyChoice[]> {
  const api = useApi();
  return useQuery({
    queryKey: [...KEY, 'subjects'],
    queryFn: async ({ signal }) => (await api.get<{ readonly apiKeys: readonly KeyChoice[] }>('ipRules:subjects', { signal })).data.apiKeys,
    enabled,
  });
}

export function useReloadRules(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: KEY }), [queries]);
}
