import type { Statement } from '../compile/dialect';
import { createTestDatabase } from '../testing/test-databases';
import type { Driver } from './driver';
import { openSqliteDriver } from './sqlite-driver';

const read = (text: string, ...values: (string | number)[]): Statement => ({ text, values, returns: true, oneRow: true });
/** The second value must be JSON. */
const ELEMENT = 'SELECT ?1 AS "id", json_extract(?2, \'$.a\') AS "a" WHERE ?1 <> 7';

describe('reads on SQLite that wait at the same moment', () => {
  let driver: Driver;
  const database = createTestDatabase('sqlite');
  beforeAll(async () => {
    driver = await openSqliteDriver(database.config);
    // Its time has to be known before it may share.
    await driver.read(read(ELEMENT, 1, '{}'));
  });
  afterAll(async () => {
    await driver.close();
    await database.remove();
  });

  it('each get their own rows, be it none, and are all counted', async () => {
    const before = driver.statements();
    const ids = Array.from({ length: 40 }, (_, id) => id);
    const outcomes = await Promise.all(ids.map((id) => driver.read(read(ELEMENT, id, JSON.stringify({ a: `?${id} "m-run"` })))));
    expect(outcomes.map(({ rows }) => rows)).toEqual(ids.map((id) => (id === 7 ? [] : [{ id, a: `?${id} "m-run"` }])));
    expect(driver.statements() - before).toBe(40);
  });

  it('fail by themselves', async () => {
    const texts = Array.from({ length: 20 }, (_, id) => (id % 6 === 5 ? 'no JSON' : `{"a": ${id}}`));
    const outcomes = await Promise.allSettled(texts.map((text, id) => driver.read(read(ELEMENT, 100 + id, text))));
    expect(outcomes.map(({ status }) => status)).toEqual(texts.map((text) => (text === 'no JSON' ? 'rejected' : 'fulfilled')));
    expect(outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value.rows : []))).toEqual(
      texts.flatMap((text, id) => (text === 'no JSON' ? [] : [{ id: 100 + id, a: id }])),
    );
  });

  it('of several texts do not wait for one that is slow', async () => {
    const slow = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) SELECT count(*) AS "i" FROM n`;
    const done: string[] = [];
    const all = [
      driver.read(read(slow, 3_000_000)).then(({ rows }) => done.push(`slow ${String(rows[0]?.['i'])}`)),
      ...Array.from({ length: 12 }, (_, id) => driver.read(read(ELEMENT, 200 + id, '{}')).then(() => done.push('quick'))),
    ];
    await Promise.all(all);
    expect(done.at(-1)).toBe('slow 3000000');
  });
});
