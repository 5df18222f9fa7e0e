import { type ApiAnswer, type PageMeta, useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ListName } from '../../contract/rule';

/** Calls of one minute from the same caller for the same reason. */
export interface RefusalRow {
  readonly id: number;
  /** `*` stands for all those that found no place of their own. */
  readonly address: string;
  readonly origin: string | null;
  readonly principal: string | null;
  readonly path: string;
  readonly subject: string;
  readonly list: ListName;
  readonly entry: string | null;
  readonly count: number;
  /** ISO 8601. */
  readonly lastAt: string;
}

export type Refusals = ApiAnswer<readonly RefusalRow[], PageMeta>;

/** Refusals are not announced, there may be thousands a second: it looks again when the viewer comes back, or asks. */
export function useRefusals(page: number): UseQueryResult<Refusals> {
  const api = useApi();
  return useQuery({
    queryKey: ['access', 'ip-refusals', page],
    queryFn: ({ signal }) =>
      api.get<readonly RefusalRow[], PageMeta>('ipRefusals:list', { params: { sort: '-lastAt', page, pageSize: 20 }, signal }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: 'always',
    refetchOnMount: 'always',
  });
}
