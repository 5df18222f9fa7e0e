import { useApi, useLanguage } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { OutlineGroup } from '../contract/outline';
import type { ApiDocument } from './document';

/** Every call of the viewer by groups; asked for again when collections change. */
export function useOutline(): UseQueryResult<readonly OutlineGroup[]> {
  const api = useApi();
  const language = useLanguage();
  return useQuery({
    queryKey: ['schema', 'api-docs', language],
    queryFn: async ({ signal }) =>
      (await api.get<{ readonly groups: readonly OutlineGroup[] }>('swagger:getOutline', { signal })).data.groups,
  });
}

/** The document of one group: the whole of it may be many megabytes. */
export function useDocument(namespace: string): UseQueryResult<ApiDocument> {
  const api = useApi();
  const language = useLanguage();
  return useQuery({
    queryKey: ['schema', 'api-docs', language, namespace],
    // The one action that answers without an envelope.
    queryFn: async ({ signal }) => (await api.get('swagger:get', { params: { ns: namespace }, signal })) as unknown as ApiDocument,
  });
}
