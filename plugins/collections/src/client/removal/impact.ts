import { useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';

/** What a removal would lose, as `collections:impact` counts it. Counts that are capped stand for more. */
export interface Impact {
  readonly collection: string;
  readonly field?: string;
  readonly rows: number;
  readonly rowsCapped?: boolean;
  /** Records that hold a value in the field. */
  readonly values?: number;
  readonly valuesCapped?: boolean;
  /** Relations that lead to the collection, or use the field. */
  readonly relations: readonly { readonly collection: string; readonly field: string; readonly type: string }[];
  /** Queries in SQL that name it. */
  readonly dependents: readonly { readonly name: string }[];
  /** Records elsewhere that refer to what goes. */
  readonly foreignRows: readonly {
    readonly collection: string;
    readonly field: string;
    readonly rows: number;
    readonly rowsCapped?: boolean;
  }[];
}

export interface Removal {
  readonly collection: string;
  readonly field?: string;
}

/** Counted anew whenever it is asked for. */
export function useImpact({ collection, field }: Removal): UseQueryResult<Impact> {
  const api = useApi();
  return useQuery({
    queryKey: ['records', collection, 'impact', field],
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const { data } = await api.get<Impact>('collections:impact', { params: { filterByTk: collection, field }, signal });
      return data;
    },
  });
}
