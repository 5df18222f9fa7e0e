import { useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';

export interface ReadableField {
  readonly name: string;
  readonly type: string;
  readonly title?: string | null;
  /** Of a relation: the collection it leads to. */
  readonly target?: string;
  /** The values it offers. */
  readonly enum?: readonly { readonly value: string | number; readonly label: string }[];
}

export interface ReadableCollection {
  readonly name: string;
  readonly title?: string | null;
  readonly titleField?: string | null;
  /** Those the viewer may see. */
  readonly fields: readonly ReadableField[];
}

interface Accessible extends ReadableCollection {
  readonly actions: Readonly<Partial<Record<'view', { readonly fields?: readonly string[] }>>>;
}

/** The collections of a data source whose records the viewer may see; those of `main` without one. */
export function useReadable(source?: string): UseQueryResult<readonly ReadableCollection[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['schema', 'readable', source],
    queryFn: async ({ signal }) => {
      const params = { dataSourceKey: source };
      const { data } = await api.get<readonly Accessible[]>('collections:listAccessible', { params, signal });
      return data.flatMap(({ actions: { view }, ...collection }) => (view === undefined ? [] : [seen(collection, view.fields)]));
    },
  });
}

function seen(collection: ReadableCollection, names: readonly string[] | undefined): ReadableCollection {
  return names === undefined ? collection : { ...collection, fields: collection.fields.filter(({ name }) => names.includes(name)) };
}
