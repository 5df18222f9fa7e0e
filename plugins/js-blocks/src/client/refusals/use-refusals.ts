import { type ApiAnswer, type PageMeta, useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, keepPreviousData, useQuery } from '@tanstack/react-query';

/** Refused calls of one minute with the same block, caller, address and reason. */
export interface RefusalRow {
  readonly id: number;
  /** `*` stands for all those that found no place of their own. */
  readonly page: string;
  readonly block: string;
  /** Null for a draft. */
  readonly revision: number | null;
  /** `user:1`, `apiKey:7`. */
  readonly caller: string;
  readonly method: string;
  readonly path: string;
  readonly code: string;
  readonly reason: string | null;
  readonly count: number;
  /** ISO 8601. */
  readonly lastAt: string;
}

export type Refusals = ApiAnswer<readonly RefusalRow[], PageMeta>;

/** Refusals are not announced, there may be many: it looks again when the viewer comes back, or asks. */
export function useRefusals(page: number): UseQueryResult<Refusals> {
  const api = useApi();
  return useQuery({
    queryKey: ['access', 'js-refusals', page],
    queryFn: ({ signal }) =>
      api.get<readonly RefusalRow[], PageMeta>('jsRefusals:list', { params: { sort: ['-lastAt'], page, pageSize: 20 }, signal }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: 'always',
    refetchOnMount: 'always',
  });
}
