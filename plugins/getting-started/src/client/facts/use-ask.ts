import { type ApiAnswer, useApi } from '@mortise/plugin-api/client';
import { type QueryKey, type UseQueryResult, useQuery } from '@tanstack/react-query';

export interface AskOptions {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly enabled?: boolean;
  /** For what changes without an event: looks again when the viewer comes back. */
  readonly unannounced?: boolean;
}

/** One reading call whose answer follows changes by its key, as `useLive` says. */
export function useAsk<Data>(queryKey: QueryKey, path: string, options: AskOptions = {}): UseQueryResult<ApiAnswer<Data>> {
  const { params = {}, enabled = true, unannounced = false } = options;
  const api = useApi();
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<Data>(path, { params, signal }),
    enabled,
    refetchOnWindowFocus: unannounced ? 'always' : false,
    // What changed while another page was shown has been marked as old; that alone is asked for again.
    refetchOnMount: unannounced ? 'always' : true,
  });
}
