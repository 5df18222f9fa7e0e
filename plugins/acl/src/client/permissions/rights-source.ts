import { createContext, use } from 'react';

/** Key of the data source whose rights are shown; undefined for `main`. Rights in one source are none in another. */
export const RightsSourceContext = createContext<string | undefined>(undefined);

export function useRightsSource(): string | undefined {
  return use(RightsSourceContext);
}

/** Path of a resource that every data source has of its own. */
export function sourcePath(source: string | undefined, rest: string): string {
  return source === undefined ? rest : `dataSources/${encodeURIComponent(source)}/${rest}`;
}
