import type { Statement } from '../compile/dialect';
import { createTestDatabase } from '../testing/test-databases';
import { type Driver, once } from './driver';
import { openSqliteDriver } from './sqlite-driver';

const read = (text: string, ...values: (string | number)[]): Statement => ({ text, values, returns: true });
const textsOf = (count: number, run: number): string[] => Array.from({ length: count }, (_, place) => `${run} of ${place}`);
const asked = (values: readonly string[]): Statement =>
  read(`SELECT ${values.map((_, place) => `?${place + 1} AS "c${place}"`).join(', ')}`, ...values);
const rowOf = (values: readonly string[]): object => Object.fromEntries(values.map((value, place) => [`c${place}`, value]));

describe('statements that SQLite keeps prepared', () => {
  let driver: Driver;
  const database = createTestDatabase('sqlite');
  beforeAll(async () => {
    driver = await openSqliteDriver(database.config);
    await driver.transaction(async (session) => void (await session.run(once('CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT)'))));
  });
  afterAll(async () => {
    await driver.close();
    await database.remove();
  });

  it('answer with the values of each run, few or many, old or new, more of them than are kept', async () => {
    // Sizes come back after others have run, by themselves and at the same moment.
    const sizes = [1, 70, 3, 400, 2, 61, 59, 30, ...Array.from({ length: 330 }, (_, more) => more + 1), 1, 70, 400];
    for (const [run, size] of sizes.entries()) {
      const values = textsOf(size, run);
      expect((await driver.read(asked(values))).rows).toEqual([rowOf(values)]);
    }
    const outcomes = await Promise.all(sizes.map((size, run) => driver.read(asked(textsOf(size, run)))));
    expect(outcomes.map(({ rows: [row] }) => row)).toEqual(sizes.map((size, run) => rowOf(textsOf(size, run))));
  });

  it('tell their faults, when they are prepared and when they run, and hold nobody up', async () => {
    for (let time = 0; time < 3; time += 1) {
      await expect(driver.read(read('SELECT name FROM nowhere WHERE 1 = ?1', 'x'))).rejects.toThrow('no such table: nowhere');
      await expect(driver.read(read(`SELECT json(?1)`, 'no JSON'))).rejects.toThrow('malformed JSON');
      const insert = { text: 'INSERT INTO things (id, name) VALUES (?1, ?2)', values: [7, `time ${time}`], returns: false };
      const [outcome] = await Promise.allSettled([driver.write(insert)]);
      expect(outcome).toMatchObject(time === 0 ? { value: { affected: 1 } } : { reason: { code: 'SQLITE_CONSTRAINT' } });
    }
    expect((await driver.read(read('SELECT name FROM things WHERE id = ?1', 7))).rows).toEqual([{ name: 'time 0' }]);
  });

  it('leave nothing open: what was written a moment ago is read by everybody, and rolled back when it fails', async () => {
    const names = read('SELECT count(*) AS "count" FROM things WHERE name = ?1', 'new');
    for (let count = 1; count <= 5; count += 1) {
      const write = { text: `INSERT INTO things (name) VALUES (?1) RETURNING ${count}`, values: ['new'], returns: true };
      await driver.write(write);
      await expect(
        driver.transaction(async (session) => {
          await session.run({ ...write, text: `${write.text}, 'in a transaction'` });
          throw new Error('given up');
        }),
      ).rejects.toThrow('given up');
      const both = await Promise.all([driver.read(names), driver.read(names)]);
      expect(both.map(({ rows }) => rows)).toEqual([[{ count }], [{ count }]]);
    }
  });

  it('see the tables as they are after a change, also those that were waiting', async () => {
    const all = read('SELECT * FROM things WHERE id = ?1', 7);
    const before = await driver.read(all);
    expect(before.rows).toEqual([{ id: 7, name: 'time 0' }]);
    const [, ...after] = await Promise.all([
      driver.transaction(async (session) => void (await session.run(once(`ALTER TABLE things ADD COLUMN more TEXT DEFAULT 'x'`)))),
      ...Array.from({ length: 20 }, () => driver.read(all)),
    ]);
    expect(after.every(({ rows: [row] }) => row?.['id'] === 7)).toBe(true);
    expect((await driver.read(all)).rows).toEqual([{ id: 7, name: 'time 0', more: 'x' }]);
  });
});
