import type { Collection, JsonObject } from '@mortise/shared';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { BARE, type TestSource, column, openTestSource, planOf } from './testing/test-source';

const ROWS = 24_000;
const OLDEST = 4_000;
const NEWEST = 3_000;
const START = Date.UTC(2024, 0, 1);

/** Every kind lies elsewhere along the order: next to its beginning, far from it, at its end, here and there. */
function kindOf(place: number): string {
  if (place > ROWS - NEWEST) return place % 10 === 0 ? 'near' : 'newest';
  if (place <= OLDEST) return 'oldest';
  return place % 797 === 0 ? 'few' : 'usual';
}

const RECORDS = Array.from({ length: ROWS }, (_, index) => ({
  id: index + 1,
  kind: kindOf(index + 1),
  // Pairs share a moment, so that the key has to decide.
  at: new Date(START + Math.floor(index / 2) * 60_000).toISOString(),
}));

describe.each(DIALECTS)('pages that lie far along the order of another column on %s', (dialect) => {
  let test: TestSource;
  let events: Collection;

  beforeAll(async () => {
    test = await openTestSource(dialect);
    events = await test.make({
      name: 'events',
      ...BARE,
      fields: [
        { name: 'kind', type: 'string', allowNull: false, index: true },
        { name: 'at', type: 'datetime', allowNull: false, index: true },
      ],
    });
    const [kind, at] = [column(events, 'kind'), column(events, 'at')];
    const rows = RECORDS.map((record) => new Map([[kind, record.kind] as const, [at, record.at] as const]));
    await test.source.insertMany({ collection: events, rows, select: [] }, NOBODY);
  });
  afterAll(() => test.remove());

  const page = async (kind: string, { descending, limit, offset }: { descending: boolean; limit: number; offset: number }) => {
    const orderBy = [
      { field: column(events, 'at'), descending },
      { field: column(events, 'id'), descending },
    ];
    const { json } = await test.source.read({ ...planOf(events, { kind }), orderBy, limit, offset }, NOBODY);
    return (JSON.parse(json) as JsonObject[]).map(({ id }) => id);
  };
  const expected = (kind: string, { descending, limit, offset }: { descending: boolean; limit: number; offset: number }) => {
    const ids = RECORDS.filter((record) => record.kind === kind).map(({ id }) => id);
    return (descending ? ids.toReversed() : ids).slice(offset, offset + limit);
  };

  it.each(['near', 'newest', 'oldest', 'few', 'usual', 'none'])('hold the right rows of those that are %s', async (kind) => {
    for (const descending of [true, false]) {
      for (const offset of [0, 190, 280, 900, 1_500]) {
        const asked = { descending, limit: 20, offset };
        expect(await page(kind, asked)).toEqual(expected(kind, asked));
      }
    }
  });
});
