import type { SqlValue } from '../compile/sql-value';
import { SILENT, createTestDatabase } from '../testing/test-databases';
import type { Driver } from './driver';
import { openPostgresDriver } from './postgres-driver';

const database = createTestDatabase('postgres');
let driver: Driver;
beforeAll(async () => {
  driver = await openPostgresDriver({ ...database.config, poolMax: 2 }, SILENT);
});
afterAll(async () => {
  await driver.close();
  await database.remove();
});

const read = (text: string, ...values: readonly SqlValue[]) => driver.read({ text, values, returns: true });
const many = <T>(count: number, one: (index: number) => Promise<T>): Promise<PromiseSettledResult<T>[]> =>
  Promise.allSettled(Array.from({ length: count }, (_none, index) => one(index)));

/** Until both connections know the statement and that it is quick. */
async function warm(text: string, value: SqlValue): Promise<void> {
  for (let run = 0; run < 5; run += 1) await many(8, () => read(text, value));
}

const DIVIDE = 'SELECT (10 / $1::integer)::text AS result';
const BACKEND = 'SELECT pg_backend_pid()::text AS pid, $1::integer::text AS i';

test('each read gets its own answer, however many wait together', async () => {
  await warm(BACKEND, 0);
  const answers = await many(200, (index) => read(BACKEND, index));
  expect(answers.map((one) => (one.status === 'fulfilled' ? one.value.rows[0]?.['i'] : one.reason))).toEqual(
    Array.from({ length: 200 }, (_none, index) => String(index)),
  );
});

test('one that fails leaves those beside it alone', async () => {
  await warm(DIVIDE, 5);
  const answers = await many(40, (index) => read(DIVIDE, index % 3));
  for (const [index, answer] of answers.entries()) {
    if (index % 3 === 0) expect(answer).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
    else expect(answer).toMatchObject({ status: 'fulfilled', value: { rows: [{ result: String(Math.trunc(10 / (index % 3))) }] } });
  }
});

test('what is not prepared yet goes beside what is', async () => {
  await warm(DIVIDE, 5);
  const answers = await many(40, (index) => (index % 2 === 0 ? read(DIVIDE, 2) : read(`SELECT $1::text AS word${index % 10}`, 'a')));
  expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
});

test('a slow statement keeps nobody waiting', async () => {
  const slow = `SELECT pg_sleep($1::double precision)::text AS slept`;
  for (let run = 0; run < 4; run += 1) await many(2, () => read(slow, '0.05'));
  await warm(DIVIDE, 5);
  const ended: string[] = [];
  const sleeping = read(slow, '3').then(() => ended.push('slow'));
  await many(20, () => read(DIVIDE, 2).then(() => ended.push('quick')));
  await sleeping;
  expect(ended).toEqual([...Array.from({ length: 20 }, () => 'quick'), 'slow']);
});

test('reads whose connection is cut are asked again on another', async () => {
  await warm(BACKEND, 0);
  const reading = many(60, (index) => read(BACKEND, index));
  const cut =
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE $1';
  await read(cut, '%pg_backend_pid()::text AS pid, $1%');
  expect((await reading).filter(({ status }) => status === 'rejected')).toEqual([]);
});

test('closing waits for reads that were only just asked for', async () => {
  const other = await openPostgresDriver(database.config, SILENT);
  const ask = (i: number) => other.read({ text: BACKEND, values: [i], returns: true });
  for (let run = 0; run < 3; run += 1) await ask(run);
  const reading = many(30, ask);
  await other.close();
  expect((await reading).filter(({ status }) => status === 'rejected')).toEqual([]);
});
