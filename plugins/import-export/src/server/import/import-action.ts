import {
  type ActionCall,
  type ActionResult,
  type RecordsPort,
  type StreamResult,
  answer,
  defineAction,
  progressLines,
} from '@mortise/plugin-api/server';
import { AppError, type JsonObject } from '@mortise/shared';
import { FILE_TYPES } from '../formats';
import { IMPORTED } from './docs';
import { importAll, type Importing } from './import-all';
import { importGood } from './import-good';
import { IMPORT_PARAMETERS, readImportQuery } from './import-query';
import type { Import } from './import-source';
import { preview } from './preview';
import { Report } from './report';
import { spool } from './spool';

export interface ImportDeps {
  readonly records: Pick<RecordsPort, 'transaction'>;
  readonly maxBytes: () => number;
  /** Aborted when the plugin stops. */
  readonly stopping: AbortSignal;
}

/** `todos:import`: creates a record for each row of a file, as `create` would. */
export const importAction = (deps: ImportDeps) =>
  defineAction({
    permission: { kind: 'granted', grant: 'create' },
    safe: false,
    uploads: FILE_TYPES,
    describe: {
      summary: { en: 'Create a record for each row of a file', 'zh-CN': '按文件的每一行新建记录' },
      query: IMPORT_PARAMETERS,
      output: IMPORTED,
    },
    run: (call) => importFile(call, deps),
  });

async function importFile(call: ActionCall, deps: ImportDeps): Promise<ActionResult | StreamResult> {
  const { collection, upload } = call;
  if (!collection) throw new AppError('ACTION_NOT_FOUND', { resource: call.resource, action: call.action });
  const query = readImportQuery(call);
  if (!upload) throw new AppError('BODY_INVALID', { path: 'body', expected: 'a file', received: 'nothing' });
  const chunks = upload.read(deps.maxBytes());
  if (query.mode === 'preview') return answer(await preview(chunks, { call, collection, query }));
  return commit(chunks, { call, collection, query }, deps);
}

async function commit(chunks: AsyncIterable<Buffer>, of: Import, deps: ImportDeps): Promise<ActionResult | StreamResult> {
  const { call } = of;
  const file = await spool(chunks);
  const report = new Report(call);
  const goOn = (): void => {
    call.signal.throwIfAborted();
    if (deps.stopping.aborted) throw new AppError('SERVER_CLOSING');
  };
  const work = (): Promise<JsonObject> => run({ ...of, file, report, records: deps.records, goOn });
  if (call.header('accept')?.includes('application/x-ndjson') !== true) return answer(await work());
  return { kind: 'stream', type: 'application/x-ndjson; charset=utf-8', body: progressLines(() => report.progress(), call, work) };
}

async function run(importing: Importing): Promise<JsonObject> {
  try {
    await (importing.query.onError === 'stop' ? importAll(importing) : importGood(importing));
    return importing.report.whole();
  } finally {
    await importing.file.remove();
  }
}
