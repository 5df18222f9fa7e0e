import type { Api, ListParams } from '@mortise/plugin-api/client';

interface ExportChoice {
  readonly key: 'csv' | 'excel' | 'ndjson';
  readonly params: Readonly<Record<string, string>>;
}

export const EXPORTS: readonly ExportChoice[] = [
  { key: 'csv', params: { format: 'csv' } },
  // Excel knows UTF-8 by its mark alone, and people by titles.
  { key: 'excel', params: { format: 'csv', bom: 'true', titles: 'true' } },
  { key: 'ndjson', params: { format: 'ndjson' } },
];

/** Where all records of a view are to be had as a file. */
export function exportAddress(
  api: Pick<Api, 'address'>,
  { collection, view, chosen }: { readonly collection: string; readonly view: ListParams; readonly chosen: ExportChoice },
): string {
  const { filter, sort, fields, appends } = view;
  return api.address(`${collection}:export`, { ...chosen.params, filter, sort, fields, appends });
}
