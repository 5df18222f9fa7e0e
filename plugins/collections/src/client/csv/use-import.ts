import { type Api, isApiError, useApi, useFeedback, useLanguage, useT } from '@mortise/plugin-api/client';
import { type Work, type WorkReport, useWork } from '@mortise/ui';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { createBody } from '../fields/field-values';
import { useSchemaEditor } from '../use-schema';
import { sizesOf } from './cell-value';
import type { CsvColumn } from './csv-column';
import type { CsvRow } from './csv-rows';
import { type ImportTally, type RowRefusal, importRows, newTally } from './import-rows';
import { type CsvSample, readRows } from './read-sample';

/** How an import ended that was not simply complete. */
export interface ImportOutcome {
  readonly state: 'done' | 'stopped' | 'failed';
  readonly name: string;
  readonly tally: ImportTally;
  readonly error?: unknown;
}

export interface ImportSource {
  readonly file: File;
  readonly sample: CsvSample;
  readonly hasHeadings: boolean;
  readonly columns: readonly CsvColumn[];
}

interface Names {
  readonly name: string;
  readonly title?: string;
}

interface Import {
  /** Shows how far it is. */
  readonly dialog: ReactNode;
  readonly outcome: ImportOutcome | undefined;
  /** Why the collection could not be made. */
  readonly error: unknown;
  start(names: Names): Promise<void>;
}

/** Makes the collection and sends the rows; ends among the records when nothing is left to be said. */
export function useImport(source: ImportSource): Import {
  const { file, columns } = source;
  const t = useT();
  const editor = useSchemaEditor();
  const feedback = useFeedback();
  const navigate = useNavigate();
  const { run, dialog } = useWork();
  const send = useSending(source);
  const [outcome, setOutcome] = useState<ImportOutcome>();
  const [error, setError] = useState<unknown>();
  const start = async (names: Names): Promise<void> => {
    setError(undefined);
    try {
      await editor.createCollection({ ...names, fields: bodiesOf(columns) });
    } catch (failure) {
      setError(failure);
      return;
    }
    const tally = newTally();
    let fault: unknown;
    const isWhole = await run(t('collections.csv.importing', { name: file.name }), async (report, signal) => {
      fault = await send(names.name, { tally, report, signal }).then(
        () => undefined,
        (failure: unknown) => failure,
      );
    });
    const state = fault === undefined ? (isWhole ? 'done' : 'stopped') : 'failed';
    if (state !== 'done' || tally.badCount > 0) return setOutcome({ state, name: names.name, tally, error: fault });
    feedback.success(t('collections.csv.done', { count: tally.rows }));
    void navigate(`/data/${names.name}`);
  };
  return { dialog, outcome, error, start };
}

interface Sending {
  readonly tally: ImportTally;
  readonly report: Parameters<Work>[0];
  readonly signal: AbortSignal;
}

function useSending({ file, sample, hasHeadings, columns }: ImportSource): (name: string, sending: Sending) => Promise<void> {
  const api = useApi();
  const t = useT();
  const number = new Intl.NumberFormat(useLanguage());
  return async (name, { tally, report, signal }) => {
    let bytes = 0;
    const now = (): WorkReport => ({
      done: bytes,
      total: file.size,
      text: t('collections.csv.rowsIn', { count: tally.rows, number: number.format(tally.rows) }),
    });
    const all = readRows(file, sample, (read) => (bytes = read));
    report(now());
    await importRows({
      rows: hasHeadings ? withoutHeadings(all) : all,
      columns,
      tally,
      signal,
      store: (batch) => store(api, name, batch),
      onProgress: () => report(now()),
    });
  };
}

async function* withoutHeadings(batches: AsyncIterable<readonly CsvRow[]>): AsyncGenerator<readonly CsvRow[]> {
  let isFirst = true;
  for await (const batch of batches) {
    const drop = isFirst && batch.length > 0;
    yield drop ? batch.slice(1) : batch;
    if (drop) isFirst = false;
  }
}

/** Not cut short when the import is stopped: nobody would know whether the rows are in. */
async function store(api: Api, collection: string, batch: readonly unknown[]): Promise<RowRefusal | undefined> {
  try {
    await api.post(`${collection}:create`, { values: batch });
    return undefined;
  } catch (error) {
    const row = isApiError(error) ? error.details['row'] : undefined;
    if (typeof row !== 'number' || !(error instanceof Error)) throw error;
    return { index: row, message: error.message };
  }
}

function bodiesOf(columns: readonly CsvColumn[]): ReturnType<typeof createBody>[] {
  return columns
    .filter(({ included }) => included)
    .map(({ name, title, kind, format }) => createBody({ name, title, kind, ...sizesOf(kind, format) }));
}
