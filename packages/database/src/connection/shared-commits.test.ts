import { setTimeout as wait } from 'node:timers/promises';
import { SILENT, askPostgres, createTestDatabase } from '../testing/test-databases';
import type { Driver, Outcome } from './driver';
import { openPostgresDriver } from './postgres-driver';

const database = createTestDatabase('postgres');
let driver: Driver;
beforeAll(async () => {
  driver = await openPostgresDriver({ ...database.config, poolMax: 4 }, SILENT);
  await run('CREATE TABLE parents (id integer PRIMARY KEY)');
  await run('INSERT INTO parents VALUES (1), (2)');
  await run('CREATE TABLE rows (id integer PRIMARY KEY, parent integer REFERENCES parents DEFERRABLE INITIALLY DEFERRED)');
});
async function startAgain(): Promise<void> {
  await run('TRUNCATE rows');
  for (const id of [1001, 1002]) await add(id);
  // What was before, faults or slow runs, keeps runs apart for a while.
  await wait(1_100);
}
beforeEach(startAgain);
afterAll(async () => {
  await driver.close();
  await database.remove();
});

const run = (text: string): Promise<Outcome> => driver.write({ text, values: [], returns: false, once: true });
const ADD = 'INSERT INTO rows VALUES ($1::integer, $2::integer) RETURNING id::text AS id';
const add = (id: number, { parent = 1, guard, on = driver }: { parent?: number; guard?: () => void; on?: Driver } = {}): Promise<Outcome> =>
  on.write({ text: ADD, values: [id, parent], returns: true, onlyAdds: true, ...(guard ? { guard } : {}) });
const many = <T>(count: number, one: (index: number) => Promise<T>): Promise<PromiseSettledResult<T>[]> =>
  Promise.allSettled(Array.from({ length: count }, (_none, index) => one(index)));
const stored = async (): Promise<{ id: string; transaction: string }[]> => {
  const text = `SELECT id::text, xmin::text AS transaction FROM rows WHERE id < 1000 ORDER BY rows.id`;
  return (await driver.read({ text, values: [], returns: true, once: true })).rows as { id: string; transaction: string }[];
};

/** Adds forty rows at the same moment. Resolves to how many transactions that took. */
async function addForty(): Promise<number> {
  const before = driver.statements();
  const answers = await many(40, (index) => add(index));
  expect(answers.map((one) => (one.status === 'fulfilled' ? one.value : one.reason))).toEqual(
    Array.from({ length: 40 }, (_none, index) => expect.objectContaining({ rows: [{ id: String(index) }], affected: 1 })),
  );
  expect(driver.statements() - before).toBe(40);
  const rows = await stored();
  expect(rows).toHaveLength(40);
  return new Set(rows.map(({ transaction }) => transaction)).size;
}

test('rows that are added at the same moment share transactions, and each caller gets its own', async () => {
  // On a busy machine a commit may take so long that those behind it go on alone.
  while ((await addForty()) >= 6) await startAgain();
});

test('one that fails, at once or at the commit, leaves those beside it alone', async () => {
  await add(3);
  const answers = await many(20, (index) => add(index, { parent: index === 7 ? 99 : 2 }));
  const failed = answers.flatMap((one, index) => (one.status === 'rejected' ? [[index, one.reason.code]] : []));
  expect(failed).toEqual([
    [3, '23505'],
    [7, '23503'],
  ]);
  expect((await stored()).map(({ id }) => Number(id))).toEqual(
    Array.from({ length: 20 }, (_none, index) => index).filter((index) => index !== 7),
  );
});

test('what a guard refuses is not run, those beside it are', async () => {
  const refuse = (): never => {
    throw new Error('not any more');
  };
  const answers = await many(20, (index) => add(index, index % 5 === 4 ? { guard: refuse } : {}));
  expect(answers.flatMap((one, index) => (one.status === 'rejected' ? [[index, one.reason.message]] : []))).toEqual(
    [4, 9, 14, 19].map((index) => [index, 'not any more']),
  );
  expect(await stored()).toHaveLength(16);
});

test('one that waits for somebody else does not keep later ones', async () => {
  const ended: number[] = [];
  let blocked: Promise<unknown> = Promise.resolve();
  await driver.transaction(async (session) => {
    await session.run({ text: ADD, values: [0, 1], returns: true });
    blocked = add(0).catch(({ code }: { code: string }) => ended.push(Number(code)));
    await Promise.all([1, 2, 3].map((id) => add(id).then(() => ended.push(id))));
  });
  await blocked;
  expect(ended.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 23505]);
  expect(ended.at(-1)).toBe(23505);
});

test('rows whose connection is cut are told of, and never added twice', async () => {
  let adding: ReturnType<typeof many> = Promise.resolve([]);
  await driver.transaction(async (session) => {
    await session.run({ text: 'LOCK TABLE rows IN SHARE MODE', values: [], returns: false, once: true });
    adding = many(20, (index) => add(index));
    const waiting = `datname = current_database() AND query LIKE 'INSERT INTO rows VALUES%' AND wait_event_type = 'Lock'`;
    while ((await askPostgres(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${waiting}`)).length === 0);
  });
  const answers = await adding;
  const lost = answers.flatMap((one, index) => (one.status === 'rejected' ? [index] : []));
  expect(lost.length).toBeGreaterThan(0);
  expect((await stored()).map(({ id }) => Number(id))).toEqual(
    Array.from({ length: 20 }, (_none, index) => index).filter((index) => !lost.includes(index)),
  );
});

test('closing waits for rows that were only just added', async () => {
  const other = await openPostgresDriver(database.config, SILENT);
  for (const id of [1003, 1004]) await add(id, { on: other });
  const adding = many(30, (index) => add(index, { on: other }));
  await other.close();
  expect((await adding).filter(({ status }) => status === 'rejected')).toEqual([]);
  expect(await stored()).toHaveLength(30);
});
