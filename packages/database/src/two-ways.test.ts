import type { Collection, JsonObject } from '@mortise/shared';
import { selectAll } from './select-all';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { BARE, type TestSource, column, openTestSource, planOf, valuesOf } from './testing/test-source';

const ROWS = 6000;
const PER_STATEMENT = 1000;

interface Parcel {
  readonly id: number;
  readonly status: string;
  readonly weight: number;
}

/** Every third one is on its way, a few are lost, and those that were sent first are filed. */
function parcel(index: number): Parcel {
  const status = index < 1500 ? 'filed' : index % 1000 === 7 ? 'lost' : index % 3 === 0 ? 'sent' : 'packed';
  return { id: index + 1, status, weight: (index * 7919) % 100 };
}

describe.each(DIALECTS)('filtered pages in the order of another index on %s', (dialect) => {
  const all = Array.from({ length: ROWS }, (_none, index) => parcel(index));
  let test: TestSource;
  let parcels: Collection;
  beforeAll(async () => {
    test = await openTestSource(dialect);
    parcels = await test.make({
      name: 'parcels',
      ...BARE,
      fields: [
        { name: 'status', type: 'string', index: true },
        { name: 'weight', type: 'integer', index: true, allowNull: false },
        { name: 'number', type: 'bigInt', index: true, allowNull: false },
      ],
    });
    const rows = all.map((row) => valuesOf(parcels, { status: row.status, weight: row.weight, number: row.id }));
    for (let at = 0; at < ROWS; at += PER_STATEMENT)
      await test.source.insertMany({ collection: parcels, rows: rows.slice(at, at + PER_STATEMENT), select: selectAll(parcels) }, NOBODY);
  });
  afterAll(() => test.remove());

  interface Asked {
    readonly status: string;
    readonly by: 'number' | 'weight';
    readonly descending: boolean;
    readonly offset: number;
    readonly limit: number;
  }

  const expected = ({ status, by, descending, offset, limit }: Asked): number[] => {
    const key = ({ id, weight }: Parcel): number => (by === 'number' ? id : weight) * (descending ? -1 : 1);
    const found = all.filter((row) => row.status === status).sort((a, b) => key(a) - key(b) || a.id - b.id);
    return found.slice(offset, offset + limit).map(({ id }) => id);
  };

  const read = async ({ status, by, descending, offset, limit }: Asked, more: JsonObject = {}): Promise<unknown[]> => {
    const plan = { ...planOf(parcels, { status, ...more }), orderBy: [{ field: column(parcels, by), descending }], offset, limit };
    return (JSON.parse((await test.source.read(plan, NOBODY)).json) as { id: number }[]).map(({ id }) => id);
  };

  const ASKED = ['sent', 'packed', 'lost', 'filed', 'none'].flatMap((status) =>
    (['number', 'weight'] as const).flatMap((by) =>
      [true, false].flatMap((descending) =>
        [
          [0, 20],
          [40, 17],
          [990, 10],
          [1495, 20],
          [0, 1],
        ].map(([offset = 0, limit = 0]): Asked => ({ status, by, descending, offset, limit })),
      ),
    ),
  );

  it.each(['looked for', 'known'])('are the same rows in the same order, when the way is %s', async () => {
    for (const asked of ASKED) expect({ ...asked, ids: await read(asked) }).toEqual({ ...asked, ids: expected(asked) });
  });

  it('with further conditions, and with the count', async () => {
    const asked: Asked = { status: 'sent', by: 'number', descending: true, offset: 0, limit: 5 };
    const heavy = all.filter(({ status, weight }) => status === 'sent' && weight > 98).map(({ id }) => id);
    await expect(read(asked, { weight: { $gt: 98 } })).resolves.toEqual(heavy.toReversed().slice(0, 5));
    const plan = { ...planOf(parcels, { status: 'sent' }), orderBy: [{ field: column(parcels, 'number'), descending: true }], limit: 5 };
    const { json, count } = await test.source.read({ ...plan, count: 'exact' }, NOBODY);
    expect(JSON.parse(json)).toHaveLength(5);
    expect(count).toBe(all.filter(({ status }) => status === 'sent').length);
  });

  const planText = async (status: string, of = parcels): Promise<string> => {
    const plan = { ...planOf(of, { status }), orderBy: [{ field: column(of, 'number'), descending: true }], limit: 20 };
    return JSON.stringify(await test.source.explain({ kind: 'read', plan: { ...plan, count: 'none' } }, NOBODY));
  };
  const BY_ORDER = /SCAN m_0 USING INDEX ix_parcels_number/;
  const BY_FILTER = /SEARCH m_0 USING INDEX ix_parcels_status/;

  it('are read along the order where that fills the page, and by the filter where it does not', async () => {
    if (dialect !== 'sqlite') return;
    const unknown = await planText('never asked for');
    expect(unknown).toMatch(BY_ORDER);
    expect(unknown).toMatch(BY_FILTER);
    const page = { by: 'number', descending: true, offset: 0, limit: 20 } as const;
    await read({ ...page, status: 'sent' });
    await read({ ...page, status: 'lost' });
    const [sent, lost] = [await planText('sent'), await planText('lost')];
    expect([BY_ORDER.test(sent), BY_FILTER.test(sent)]).toEqual([true, false]);
    expect([BY_ORDER.test(lost), BY_FILTER.test(lost)]).toEqual([false, true]);
  });

  it('are not mistaken for those of another collection with the same fields', async () => {
    if (dialect !== 'sqlite') return;
    const fields = ['status', 'number'].map((name) => ({ name, type: name === 'status' ? 'string' : 'bigInt', index: true }) as const);
    const letters = await test.make({ name: 'letters', ...BARE, fields });
    await read({ by: 'number', descending: true, offset: 0, limit: 20, status: 'sent' });
    const unknown = await planText('sent', letters);
    expect(unknown).toMatch(/SCAN m_0 USING INDEX ix_letters_number/);
    expect(unknown).toMatch(/SEARCH m_0 USING INDEX ix_letters_status/);
  });
});
