import type { JsonObject } from '@mortise/shared';

export const MAIN = 'main';

/** Key of the data source a block is about; undefined for `main`. */
export function readSource({ dataSource }: JsonObject): string | undefined {
  return typeof dataSource === 'string' && dataSource !== '' && dataSource !== MAIN ? dataSource : undefined;
}

/** As settings keep it: `main` is not named. */
export function writtenSource(source: string | undefined): { readonly dataSource?: string } {
  return source === undefined ? {} : { dataSource: source };
}
