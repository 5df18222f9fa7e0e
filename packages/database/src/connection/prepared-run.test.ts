import type { SqlValue } from '../compile/sql-value';
import { SILENT, createTestDatabase } from '../testing/test-databases';
import type { Driver, Outcome } from './driver';
import { openPostgresDriver } from './postgres-driver';

const database = createTestDatabase('postgres');
let driver: Driver;
beforeAll(async () => {
  driver = await openPostgresDriver(database.config, SILENT);
});
afterAll(async () => {
  await driver.close();
  await database.remove();
});

/** The first run is not prepared, the second prepares, the third finds it so; others may land on other connections. */
async function often(text: string, values: readonly SqlValue[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let run = 0; run < 4; run += 1) outcomes.push(await driver.read({ text, values, returns: true }));
  return [...outcomes, ...(await Promise.all(Array.from({ length: 8 }, () => driver.read({ text, values, returns: true }))))];
}

const HOSTILE = ['', ' ', 'NULL', '"', '\\', '\\"', '{a,b}', "'; DROP TABLE x; --", 'ü😀', 'line\nbreak', ','];

const PLAIN = ['', ' ', 'NULL', '{a,b}', '{}', ',', 'a b', 'ü😀'];

test.each([[HOSTILE], [PLAIN], [['']], [[]]])('lists, texts, numbers and null arrive as they are: %j', async (list) => {
  const text = 'SELECT array_to_json($1::text[])::text AS list, $2::text AS text, $3::bigint::text AS number, $4::text AS nothing';
  for (const { rows } of await often(text, [list, '"\\{}', 42, null])) {
    const [row] = rows;
    expect(JSON.parse(String(row?.['list']))).toEqual(list);
    expect(row).toMatchObject({ text: '"\\{}', number: '42', nothing: null });
  }
  for (const { rows } of await often('SELECT cardinality($1::text[])::text AS size', [[]])) expect(rows).toEqual([{ size: '0' }]);
});

test('any number of rows, and how many were changed', async () => {
  await driver.write({ text: 'CREATE TABLE counted (id integer)', values: [], returns: false, once: true });
  for (const { rows } of await often(`SELECT i::text AS i FROM generate_series(1, $1::integer) AS i`, [300]))
    expect(rows).toHaveLength(300);
  for (const { rows } of await often(`SELECT i::text AS i FROM generate_series(1, $1::integer) AS i`, [0])) expect(rows).toEqual([]);
  for (let run = 0; run < 3; run += 1) {
    expect((await driver.write({ text: 'INSERT INTO counted VALUES ($1::integer), (2)', values: [run], returns: false })).affected).toBe(2);
  }
  for (const affected of [6, 0, 0, 0]) {
    expect((await driver.write({ text: 'DELETE FROM counted', values: [], returns: false })).affected).toBe(affected);
  }
});

test('a run that fails leaves its connection and the statement as they were', async () => {
  const divide = (by: number) => driver.read({ text: 'SELECT (10 / $1::integer)::text AS result', values: [by], returns: true });
  for (let run = 0; run < 4; run += 1) {
    await expect(divide(0)).rejects.toMatchObject({ code: '22012' });
    expect((await divide(5)).rows).toEqual([{ result: '2' }]);
  }
  await expect(Promise.all(Array.from({ length: 20 }, (_none, index) => divide(index + 1)))).resolves.toHaveLength(20);
});

test('a table that changes under a prepared statement is told of', async () => {
  const ask = () => driver.read({ text: 'SELECT word FROM changing', values: [], returns: true });
  const change = (text: string) => driver.write({ text, values: [], returns: false, once: true });
  await change('CREATE TABLE changing (word text)');
  for (let run = 0; run < 3; run += 1) await ask();
  await change('ALTER TABLE changing ALTER COLUMN word TYPE integer USING 1');
  await expect(ask()).rejects.toMatchObject({ code: '0A000' });
});

test('closing waits for what is under way', async () => {
  const other = await openPostgresDriver(database.config, SILENT);
  const running = Array.from({ length: 6 }, () =>
    other.read({ text: 'SELECT count(*)::text AS n FROM generate_series(1, 20000)', values: [], returns: true }),
  );
  await other.close();
  await expect(Promise.all(running)).resolves.toHaveLength(6);
});
