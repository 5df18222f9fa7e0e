import { useApi, useLanguage } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ApiDocument } from './document';

/** The document of the viewer; asked for again when collections change. */
export function useDocument(): UseQueryResult<ApiDocument> {
  const api = useApi();
  const language = useLanguage();
  return useQuery({
    queryKey: ['schema', 'api-docs', language],
    // The one action that answers without an envelope.
    queryFn: async ({ signal }) => (await api.get('swagger:get', { signal })) as unknown as ApiDocument,
  });
}
