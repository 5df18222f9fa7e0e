import { useApi } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';

type Conversions = Readonly<Record<string, readonly string[]>>;

/** The types whose values those of a type can be converted to. */
export function useConversions(type: string | undefined): readonly string[] {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['conversions'],
    queryFn: async ({ signal }) => (await api.get<Conversions>('collections:listConversions', { signal })).data,
    enabled: type !== undefined,
    staleTime: Infinity,
  });
  return (type === undefined ? undefined : data?.[type]) ?? [];
}
