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

export interface Exported {
  readonly collection: string;
  readonly view: ListParams;
  readonly chosen: ExportChoice;
}

/** Where all records of a view in `main` are to be had as a file. */
export function exportAddress(api: Pick<Api, 'address'>, exported: Exported): string {
  return api.address(`${exported.collection}:export`, paramsOf(exported));
}

/** The same from whatever data source the calls go to: an address cannot name one. @throws ApiError */
export function downloadExport(api: Pick<Api, 'download'>, exported: Exported): Promise<Blob> {
  return api.download(`${exported.collection}:export`, { params: paramsOf(exported) });
}

export function fileNameOf({ collection, chosen }: Exported): string {
  return `${collection}.${chosen.params['format'] ?? 'csv'}`;
}

function paramsOf({ view, chosen }: Exported): Readonly<Record<string, unknown>> {
  const { filter, sort, fields, appends } = view;
  return { ...chosen.params, filter, sort, fields, appends };
}
