import { useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Caller, LimitState, Span, UsagePoint } from '../contract';

const KEY = 'rate-limit';

/** Limits, own limits and where calls are counted. */
export function useLimitState(): UseQueryResult<LimitState> {
  const api = useApi();
  return useQuery({
    queryKey: ['access', KEY, 'state'],
    queryFn: async ({ signal }) => (await api.get<LimitState>('rateLimits:state', { signal })).data,
  });
}

/** Who called most. */
export function useCallers(span: Span): UseQueryResult<readonly Caller[]> {
  const api = useApi();
  return useQuery({
    queryKey: [KEY, 'callers', span],
    queryFn: async ({ signal }) => (await api.get<readonly Caller[]>('rateLimits:callers', { params: { span }, signal })).data,
    placeholderData: keepPreviousData,
  });
}

/** How often one caller called. */
export function useUsage(subject: string, span: Span): UseQueryResult<readonly UsagePoint[]> {
  const api = useApi();
  return useQuery({
    queryKey: [KEY, 'usage', subject, span],
    queryFn: async ({ signal }) => (await api.get<readonly UsagePoint[]>('rateLimits:usage', { params: { subject, span }, signal })).data,
  });
}

export interface Reload {
  limits(): Promise<void>;
  usage(): Promise<void>;
}

/** Asks again for what the page shows. */
export function useReload(): Reload {
  const queries = useQueryClient();
  return {
    limits: () => queries.invalidateQueries({ queryKey: ['access', KEY] }),
    usage: () => queries.invalidateQueries({ queryKey: [KEY] }),
  };
}
