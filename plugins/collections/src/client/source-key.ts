import { createContext, use } from 'react';

/** Key of the data source everything below is about; undefined for `main`. */
export const SourceKeyContext = createContext<string | undefined>(undefined);

export function useSourceKey(): string | undefined {
  return use(SourceKeyContext);
}
