import { Readable } from 'node:stream';
import { type AccessPort, type ActionCall, type CollectionsPort, type StreamResult, defineAction } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { FILE_TYPES } from '../formats';
import { csvText } from './csv-text';
import { EXPORT_PARAMETERS, type ExportQuery, readExportQuery } from './export-query';
import { readPages } from './read-pages';
import { ndjsonText } from './ndjson-text';

export interface ExportDeps {
  readonly access: AccessPort;
  readonly collections: CollectionsPort;
  /** Aborted when the plugin stops. */
  readonly stopping: AbortSignal;
}

/**
 * `todos:export`: all records a `list` with the same filter would page through, as one file. Whoever may view records may have them all
 * page by page, so the grant is `view`; another one would keep back nothing.
 */
export const exportAction = (deps: ExportDeps) =>
  defineAction({
    permission: { kind: 'granted', grant: 'view' },
    safe: true,
    body: { type: 'object' },
    describe: {
      summary: { en: 'Export all records as a file', 'zh-CN': '将全部记录导出为文件' },
      query: EXPORT_PARAMETERS,
      output: { type: 'string' },
      outputType: FILE_TYPES,
    },
    run: (call) => exportRecords(call, deps),
  });

async function exportRecords(call: ActionCall, deps: ExportDeps): Promise<StreamResult> {
  const { collection } = call;
  if (!collection) throw new AppError('ACTION_NOT_FOUND', { resource: call.resource, action: call.action });
  const query = readExportQuery(call);
  // Everything that can be wrong with the question is found by its first page, while it can still be answered with an error.
  const pages = await readPages(call, query, deps.stopping);
  const text = query.format === 'csv' ? csvText(pages, { ...deps, call, collection, query }) : ndjsonText(pages);
  return {
    kind: 'stream',
    type: query.format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/x-ndjson; charset=utf-8',
    headers: { 'Content-Disposition': `attachment; filename="${fileName(collection.name, query)}"`, 'Cache-Control': 'no-store' },
    body: Readable.from(text, { objectMode: false }),
  };
}

/** Only characters that mean nothing to any file system or header. */
function fileName(collection: string, { format }: ExportQuery): string {
  const day = new Date().toISOString().slice(0, 10);
  return `${collection.replaceAll(/[^\w-]/g, '_').slice(0, 80)}-${day}.${format}`;
}
