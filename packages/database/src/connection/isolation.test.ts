import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { DIALECTS, SILENT, createTestDatabase } from '../testing/test-databases';
import { type Driver, type Reading, once } from './driver';
import { openPostgresDriver } from './postgres-driver';
import { openSqliteDriver } from './sqlite-driver';

const ENDLESS = 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) AS n FROM n';

/** What holds even if nobody had looked at the text. */
describe.each(DIALECTS)('an isolated connection to %s', (dialect) => {
  const database = createTestDatabase(dialect);
  let driver: Driver;

  beforeAll(async () => {
    driver = await (dialect === 'sqlite' ? openSqliteDriver(database.config) : openPostgresDriver(database.config, SILENT));
    await driver.write(once('CREATE TABLE things (id integer)'));
    await driver.write(once('INSERT INTO things VALUES (1)'));
    await driver.write(once('CREATE TABLE secrets (id integer)'));
  });
  afterAll(async () => {
    await driver.close();
    await database.remove();
  });

  const isolated = <T>(work: (reading: Reading) => Promise<T>, milliseconds = 5000) => driver.isolated(work, { milliseconds });
  const things = (reading: Reading): string => `"${reading.schema}"."things"`;

  it.each<[string, (reading: Reading) => string]>([
    ['DELETE', (reading) => `DELETE FROM ${things(reading)}`],
    ['UPDATE', (reading) => `UPDATE ${things(reading)} SET id = 2`],
    ['INSERT', (reading) => `INSERT INTO ${things(reading)} VALUES (2)`],
    ['CREATE TABLE', (reading) => `CREATE TABLE "${reading.schema}".x (id integer)`],
    ['DROP TABLE', (reading) => `DROP TABLE ${things(reading)}`],
  ])('cannot %s', async (_what, text) => {
    await expect(isolated((reading) => reading.run(once(text(reading))))).rejects.toThrow(/read.?only/i);
    expect((await driver.read(once('SELECT id FROM things'))).rows).toEqual([{ id: 1 }]);
  });

  it('runs one statement at a time, and no second one', async () => {
    await isolated((reading) => reading.run(once(`SELECT 1 AS one; DELETE FROM ${things(reading)}`))).catch(() => undefined);
    expect((await driver.read(once('SELECT id FROM things'))).rows).toEqual([{ id: 1 }]);
  });

  it('ends what takes too long, and goes on', async () => {
    await expect(isolated((reading) => reading.run(once(ENDLESS)), 100)).rejects.toThrow(/interrupt|timeout/);
    expect((await isolated((reading) => reading.run(once('SELECT 1 AS one')))).rows).toEqual([{ one: 1 }]);
  });

  it('ends what its time is up for before it has a thread to run on', async () => {
    const busy = Promise.all(Array.from({ length: 8 }, () => promisify(pbkdf2)('a', 'b', 500_000, 64, 'sha512')));
    await expect(isolated((reading) => reading.run(once(ENDLESS)), 10)).rejects.toThrow(/interrupt|timeout/);
    await busy;
  });

  it('knows which tables a statement reads', async () => {
    const tables = (text: (reading: Reading) => string) => isolated((reading) => reading.tablesOf(once(text(reading))));
    expect(await tables((reading) => `SELECT * FROM ${things(reading)} AS a JOIN ${things(reading)} AS b ON a.id < b.id`)).toEqual([
      'things',
    ]);
    const both = await tables((reading) => `SELECT (SELECT max(id) FROM "${reading.schema}"."secrets") AS x FROM ${things(reading)}`);
    expect(both.toSorted()).toEqual(['secrets', 'things']);
    expect(await tables(() => (dialect === 'sqlite' ? 'SELECT * FROM sqlite_master' : 'SELECT * FROM pg_class'))).not.toEqual([]);
  });
});

it('SQLite attaches no other file', async () => {
  const database = createTestDatabase('sqlite');
  const driver = await openSqliteDriver(database.config);
  await expect(driver.isolated((reading) => reading.run(once(`ATTACH ':memory:' AS x`)), { milliseconds: 1000 })).rejects.toThrow(
    'too many attached',
  );
  await driver.close();
  await database.remove();
});

it('PostgreSQL gets back a connection as it was', async () => {
  const database = createTestDatabase('postgres');
  const driver = await openPostgresDriver({ ...database.config, poolMax: 1 }, SILENT);
  const change = `SELECT set_config('statement_timeout', '1', false), set_config('search_path', 'x', false)`;
  await driver.isolated((reading) => reading.run(once(change)), { milliseconds: 1000 });
  const { rows } = await driver.read(once(`SELECT current_setting('statement_timeout') AS t, current_schema() AS s`));
  expect(rows).toEqual([{ t: '30s', s: database.config.schema }]);
  await driver.close();
  await database.remove();
});
