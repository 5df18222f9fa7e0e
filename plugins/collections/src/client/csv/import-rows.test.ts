import type { JsonObject } from '@mortise/shared';
import { readCell } from './cell-value';
import type { CsvColumn, CsvKind } from './csv-column';
import type { CsvRow } from './csv-rows';
import { type RowRefusal, RowsRefused, importRows, newTally } from './import-rows';

const format = { mark: '.', dayOrder: 'dmy', scale: 2 } as const;
const column = (index: number, kind: CsvKind, included = true): CsvColumn => ({
  index,
  kind,
  included,
  format,
  name: `c${index}`,
  title: `C${index}`,
});

async function* batches(...rows: (readonly string[])[]): AsyncGenerator<CsvRow[]> {
  yield rows.map((cells, index) => ({ number: index + 2, cells }));
}

interface RunOptions {
  readonly columns?: readonly CsvColumn[];
  readonly rows: AsyncIterable<readonly CsvRow[]>;
  readonly signal?: AbortSignal;
  store?(batch: readonly JsonObject[]): Promise<RowRefusal | undefined>;
}

async function run({ rows, columns = [column(0, 'integer'), column(1, 'input')], signal, store }: RunOptions) {
  const stored: (readonly JsonObject[])[] = [];
  const tally = newTally();
  const fault = await importRows({
    rows,
    columns,
    tally,
    signal: signal ?? new AbortController().signal,
    onProgress: () => undefined,
    store: async (batch) => {
      const refusal = await store?.(batch);
      if (refusal === undefined) stored.push([...batch]);
      return refusal;
    },
  }).catch((error: unknown) => error);
  return { stored, tally, fault };
}

describe('readCell', () => {
  it.each([
    ['integer', '1,234', 1234],
    ['bigInt', '9007199254740993', '9007199254740993'],
    ['decimal', '$12.5', '12.50'],
    ['percent', '14.5 %', 0.145],
    ['percent', '0.2', 0.2],
    ['checkbox', ' JA?', undefined],
    ['checkbox', 'Yes', true],
    ['checkbox', '0', false],
    ['date', '3/4/2026', '2026-04-03'],
    ['datetime', '2026-01-02T03:04:05+08:00', '2026-01-01T19:04:05.000Z'],
    ['datetime', '2026-01-02 25:00', undefined],
    ['json', '{"a":[1]}', { a: [1] }],
    ['json', '{', undefined],
    ['input', ' as it is ', ' as it is '],
    ['email', ' a@b.example ', 'a@b.example'],
    ['input', 'x'.repeat(256), undefined],
    ['integer', '3000000000', undefined],
    ['integer', '1.5', undefined],
    ['input', 'a\u0000b', undefined],
  ] as const)('reads %s %j as %j', (kind, text, value) => {
    expect(readCell(text, { kind, format })).toEqual(value === undefined ? { ok: false } : { ok: true, value });
  });

  it('takes moments without an offset as local time', () => {
    const local = new Date(2026, 0, 2, 15, 4).toISOString();
    expect(readCell('2/1/2026 3:04 PM', { kind: 'datetime', format })).toEqual({ ok: true, value: local });
  });
});

describe('importRows', () => {
  it('leaves cells empty that are empty or cannot be read, and says which', async () => {
    const { stored, tally } = await run({ rows: batches(['1', 'a'], ['x', 'b'], ['', ''], ['N/A', 'N/A'], ['2']) });
    expect(stored).toEqual([[{ c0: 1, c1: 'a' }, { c1: 'b' }, {}, { c1: 'N/A' }, { c0: 2 }]]);
    expect(tally).toEqual({ rows: 5, badCount: 1, refused: 0, bad: [{ row: 3, column: 'C0', text: 'x' }] });
  });

  it('leaves out columns that are not wanted', async () => {
    const { stored } = await run({ rows: batches(['x', 'a']), columns: [column(0, 'integer', false), column(1, 'input')] });
    expect(stored).toEqual([[{ c1: 'a' }]]);
  });

  it('keeps batches within the limits of a request', async () => {
    const many = await run({ rows: batches(...Array.from({ length: 1201 }, (_, index) => [String(index)])) });
    expect(many.stored.map(({ length }) => length)).toEqual([500, 500, 201]);
    expect(many.tally.rows).toBe(1201);
    const wide = await run({
      rows: batches(...Array.from({ length: 20 }, () => ['1', 'x'.repeat(100_000)])),
      columns: [column(0, 'integer'), column(1, 'textarea')],
    });
    expect(wide.stored.every((batch) => batch.length === 2)).toBe(true);
    const nested = await run({
      rows: batches(
        ...Array.from({ length: 20 }, () => [JSON.stringify(Object.fromEntries(Array.from({ length: 999 }, (_, key) => [key, 1])))]),
      ),
      columns: [column(0, 'json')],
    });
    expect(nested.stored.map(({ length }) => length)).toEqual([9, 9, 2]);
  });

  it('leaves out a row the server refuses and stores the others', async () => {
    const store = async (batch: readonly JsonObject[]): Promise<RowRefusal | undefined> => {
      const index = batch.findIndex((record) => record['c1'] === 'bad');
      return index === -1 ? undefined : { index, message: 'No' };
    };
    const { stored, tally, fault } = await run({ rows: batches(['1', 'a'], ['2', 'bad'], ['3', 'c'], ['4', 'bad']), store });
    expect(fault).toBeUndefined();
    expect(stored).toEqual([
      [
        { c0: 1, c1: 'a' },
        { c0: 3, c1: 'c' },
      ],
    ]);
    expect(tally).toMatchObject({ rows: 2, badCount: 2, refused: 2, bad: [{ row: 3, text: 'No' }, { row: 5 }] });
  });

  it('gives up when the server refuses one row after the other', async () => {
    const rows = batches(...Array.from({ length: 400 }, () => ['1']));
    const { fault, tally } = await run({ rows, store: async () => ({ index: 0, message: 'No' }) });
    expect(fault).toBeInstanceOf(RowsRefused);
    expect(tally.rows).toBe(0);
  });

  it('stops between batches and knows what is in', async () => {
    const controller = new AbortController();
    const rows = batches(...Array.from({ length: 1500 }, () => ['1']));
    const store = async () => {
      controller.abort();
      return undefined;
    };
    const { tally } = await run({ rows, signal: controller.signal, store });
    expect(tally.rows).toBe(500);
  });

  it('passes failures on with the rows that are in', async () => {
    let calls = 0;
    const rows = batches(...Array.from({ length: 900 }, () => ['1']));
    const store = async () => {
      calls += 1;
      if (calls === 2) throw new Error('offline');
      return undefined;
    };
    const { fault, tally } = await run({ rows, store });
    expect(fault).toEqual(new Error('offline'));
    expect(tally.rows).toBe(500);
  });
});
