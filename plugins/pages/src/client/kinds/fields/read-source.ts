import { MAIN_SOURCE } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';

/** Key of the data source a block is about; undefined for `main`. */
export function readSource({ dataSource }: JsonObject): string | undefined {
  return typeof dataSource === 'string' && dataSource !== '' && dataSource !== MAIN_SOURCE ? dataSource : undefined;
}

/** As settings keep it: `main` is not named. */
export function writtenSource(source: string | undefined): { readonly dataSource?: string } {
  return source === undefined ? {} : { dataSource: source };
}
