import type { SqlPage, SqlQuery } from '@mortise/plugin-api/server';
import { type Collection, type JsonObject, type JsonValue, normalizeColumn } from '@mortise/shared';
import { DIALECTS } from '../testing/test-databases';
import { BARE, NASTY, type TestSource, openTestSource } from '../testing/test-source';

const PAGE: SqlPage = { limit: 1000, offset: 0, count: false };
const HASH = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g';

describe.each(DIALECTS)('SQL people wrote, on %s', (dialect) => {
  let test: TestSource;
  let sales: Collection;
  let members: Collection;
  let others: Collection;

  beforeAll(async () => {
    test = await openTestSource(dialect);
    sales = await test.make({
      name: 'sales',
      ...BARE,
      fields: [
        { name: 'region', type: 'string' },
        { name: 'amount', type: 'decimal' },
        { name: 'units', type: 'bigInt' },
        { name: 'soldAt', type: 'datetime' },
        { name: 'due', type: 'date' },
        { name: 'seen', type: 'unixTimestamp', accuracy: 'millisecond' },
        { name: 'open', type: 'boolean' },
        { name: 'factor', type: 'double' },
      ],
    });
    members = await test.make({
      name: 'members',
      ...BARE,
      fields: [
        { name: 'nickname', type: 'string' },
        { name: 'password', type: 'password' },
        { name: 'pin', type: 'string', hidden: true },
      ],
    });
    others = await test.make({ name: 'others', ...BARE, fields: [{ name: 'note', type: 'string' }] });
    const row = { soldAt: '2026-01-02T03:04:05.678Z', due: '2026-02-03', seen: '2026-01-02T03:04:05.678Z', open: true, factor: 0.1 };
    await test.insert(sales, { region: 'north', amount: '12.50', units: '9007199254740993', ...row });
    await test.insert(sales, { region: 'south', amount: '0.10', units: 7 });
    await test.insert(sales, { region: NASTY, amount: '-3.00', units: 1 });
    await test.insert(members, { nickname: 'ann', password: HASH, pin: 'p1n-secret' });
    await test.insert(others, { note: 'not for this text' });
  });
  afterAll(() => test.remove());

  const given = (values: Readonly<Record<string, readonly [string, JsonValue]>>): SqlQuery['parameters'] =>
    new Map(
      Object.entries(values).map(([name, [type, value]]) => [name, { field: normalizeColumn({ name, type: type as 'string' }), value }]),
    );
  const query = (text: string, parameters: SqlQuery['parameters'] = new Map()): SqlQuery => ({
    text,
    parameters,
    tables: [sales, members],
  });
  const rows = async (text: string, parameters?: SqlQuery['parameters'], page: Partial<SqlPage> = {}) =>
    JSON.parse((await test.source.sql.select(query(text, parameters), { ...PAGE, ...page })).json) as JsonObject[];
  const fault = (text: string, parameters?: SqlQuery['parameters']) =>
    rows(text, parameters).then(
      (found) => `answered ${JSON.stringify(found)}`,
      (error: { code?: string; details?: unknown }) => error.code ?? String(error),
    );

  it('shows values as records show them', async () => {
    const [row] = await rows(`SELECT * FROM sales WHERE region = 'north'`);
    expect(row).toMatchObject({ region: 'north', units: '9007199254740993', soldAt: '2026-01-02T03:04:05.678Z', due: '2026-02-03' });
    expect(row).toMatchObject({ seen: '2026-01-02T03:04:05.678Z', factor: 0.1, amount: dialect === 'postgres' ? '12.50' : 12.5 });
    expect(row).not.toHaveProperty('__version');
    expect(await rows('SELECT sum(units) AS total, count(*) AS n FROM sales')).toEqual([
      { total: dialect === 'postgres' ? '9007199254741001' : '9007199254741001', n: 3 },
    ]);
  });

  it.each([
    ['a filter and an order', `SELECT region FROM sales WHERE amount > 0 ORDER BY amount DESC;`, ['north', 'south']],
    ['grouping', `SELECT region FROM sales GROUP BY region HAVING sum(amount) > 1`, ['north']],
    ['a common table expression', `WITH big (region) AS (SELECT region FROM sales WHERE amount > 1) SELECT region FROM big`, ['north']],
    [
      'a recursive one',
      `WITH RECURSIVE n(region) AS (SELECT 1 UNION ALL SELECT region + 1 FROM n WHERE region < 3) SELECT region FROM n`,
      [1, 2, 3],
    ],
    ['values', `VALUES (2), (1)`, [undefined, undefined]],
    ['a join and an alias', `SELECT s.region FROM sales s JOIN members m ON m.id = s.id`, ['north']],
    ['a window', `SELECT region FROM (SELECT region, row_number() OVER (ORDER BY amount) AS n FROM sales) x WHERE n = 2`, ['south']],
    ['comments and quotes', `SELECT "region" /* ; */ FROM "sales" -- ) DROP\n WHERE region <> 'it''s; (' AND id = 1`, ['north']],
  ])('reads %s', async (_what, text, expected) => {
    expect((await rows(text)).map(({ region }) => region)).toEqual(expected);
  });

  it('binds parameters as values, whatever they hold', async () => {
    const nasty = given({ region: ['string', NASTY] });
    expect(await rows('SELECT units FROM sales WHERE region = :region OR region = {{params.region}}', nasty)).toEqual([{ units: 1 }]);
    expect(await rows(`SELECT ':region {{params.region}}' AS text FROM sales WHERE id = 1`, nasty)).toEqual([
      { text: ':region {{params.region}}' },
    ]);
    const typed = given({ amount: ['decimal', '12.50'], units: ['bigInt', '9007199254740993'], none: ['string', null] });
    expect(await rows('SELECT region FROM sales WHERE amount = :amount AND units = :units', typed)).toEqual([{ region: 'north' }]);
    expect(await rows('SELECT count(*) AS n FROM sales WHERE region = :none', typed)).toEqual([{ n: 0 }]);
    expect(await fault('SELECT :stranger AS x', typed)).toBe('SQL_INVALID');
  });

  it('pages in the order of the text, and counts', async () => {
    const text = 'SELECT region FROM sales ORDER BY amount DESC';
    const page = await test.source.sql.select(query(text), { limit: 1, offset: 1, count: true });
    expect(page).toEqual({ json: '[{"region":"south"}]', count: 3 });
    const many = 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 20000) SELECT x FROM n ORDER BY x DESC';
    const capped = await test.source.sql.select(query(many), { limit: 2, offset: 0, count: true });
    expect(capped).toEqual({ json: '[{"x":20000},{"x":19999}]', count: 10_000, capped: true });
  });

  it.each([
    ['two statements', `SELECT 1; DELETE FROM sales`],
    ['a hidden second statement', `SELECT 1) AS m_text); DELETE FROM sales; --`],
    ['a way out of the parentheses', `SELECT 1) AS a UNION SELECT * FROM (SELECT 2`],
    ['no statement', ` -- nothing`],
    ['an unclosed comment', `SELECT 1 /* `],
    ['a comment in a comment', `SELECT 1 /* /* */ ; DELETE FROM sales; -- */`],
    ['a carriage return ending a comment', `SELECT 1 --\r; DELETE FROM sales`],
    ['an unclosed quote', `SELECT 'a`],
    ['DELETE', `DELETE FROM sales`],
    ['UPDATE', `UPDATE sales SET region = 'x' RETURNING id`],
    ['INSERT', `INSERT INTO sales (region) VALUES ('x')`],
    ['a write in a common table expression', `WITH gone AS (DELETE FROM sales RETURNING id) SELECT id FROM gone`],
    ['SELECT INTO', `SELECT id INTO copied FROM sales`],
    ['PRAGMA', `PRAGMA query_only = OFF`],
    ['a pragma as a table', `SELECT * FROM pragma_table_list`],
    ['a pragma as a function', `SELECT * FROM pragma_table_info('members')`],
    ['ATTACH', `ATTACH 'x.sqlite' AS x`],
    ['SET', `SET statement_timeout = 0`],
    ['COPY', `COPY sales TO '/tmp/x'`],
    ['DO', `DO 'begin end'`],
    ['EXPLAIN ANALYZE', `EXPLAIN ANALYZE DELETE FROM sales`],
    ['set_config', `SELECT set_config('transaction_read_only', 'off', false)`],
    ['pg_sleep', `SELECT pg_sleep(60)`],
    ['a quoted call', `SELECT "pg_sleep"(60)`],
    ['a qualified call', `SELECT pg_catalog.pg_sleep(60)`],
    ['a call with a comment', `SELECT pg_sleep/**/(60)`],
    ['an escaped name', `SELECT U&"pg\\005fsleep"(60)`],
    ['a call behind DISTINCT ON', `SELECT DISTINCT ON (1) pg_read_file('/etc/passwd')`],
    ['files', `SELECT pg_read_file('/etc/passwd') AS x`],
    ['large objects', `SELECT lo_import('/etc/passwd') AS x`],
    ['field notation', `SELECT ('1'::oid).lo_get`],
    ['other servers', `SELECT * FROM dblink('host=x', 'select 1') AS t(a int)`],
    ['SQL in a string', `SELECT query_to_xml('select * from m_core_credentials', true, false, '') AS x`],
    ['extensions', `SELECT load_extension('x')`],
    ['a function nobody knows', `SELECT do_harm(1)`],
    ['credentials', `SELECT * FROM m_core_credentials`],
    ['the catalogue of SQLite', `SELECT * FROM sqlite_master`],
    ['the catalogue of SQLite as a string', `SELECT * FROM 'sqlite_master'`],
    ['the catalogue of PostgreSQL', `SELECT * FROM pg_authid`],
    ['the catalogue by the standard', `SELECT * FROM information_schema.tables`],
    ['another table', `SELECT * FROM others`],
    ['another table as a string', `SELECT * FROM 'others'`],
    ['a table by its schema', `SELECT * FROM main.members`],
    ['a table by its schema, in quotes', `SELECT * FROM "main"."members"`],
    ['a table by its schema, apart', `SELECT * FROM main /* */ . members`],
    ['a hidden column', `SELECT password FROM members`],
    ['a hidden column by its row', `SELECT m.pin FROM members m`],
    ['the row number', `SELECT rowid FROM members WHERE __version > 0`],
    ['an unknown column', `SELECT nothing FROM sales`],
    ['a syntax error', `SELECT FROM WHERE`],
    ['two columns of one name', `SELECT id, id FROM sales`],
    ['an advisory lock', `SELECT pg_advisory_lock(1)`],
    ['a row beyond all measure', `SELECT replace(hex(lpad('x', 7000000, 'x')), 'x', 'xx') AS x`],
    ['a placeholder of the driver', `SELECT $1 AS x`],
  ])('refuses %s', async (_what, text) => {
    expect(await fault(text)).toBe('SQL_INVALID');
    expect(await rows('SELECT count(*) AS n FROM sales')).toEqual([{ n: 3 }]);
  });

  it('shows whole rows without what is hidden', async () => {
    const whole = dialect === 'postgres' ? 'SELECT m AS row, to_jsonb(m) AS j FROM members m' : 'SELECT * FROM members m';
    const found = JSON.stringify([...(await rows('SELECT * FROM members')), ...(await rows(whole))]);
    expect(found).toContain('ann');
    expect(found).not.toMatch(/argon|p1n/);
  });

  it('names the columns of a list of values, where the database can', async () => {
    const text = 'SELECT t.region FROM (VALUES (1), (2)) AS t(region) ORDER BY 1 DESC';
    if (dialect === 'postgres') expect(await rows(text)).toEqual([{ region: 2 }, { region: 1 }]);
    else expect(await fault(text)).toBe('SQL_INVALID');
  });

  it('does not begin for a caller who has left', async () => {
    const signal = AbortSignal.abort();
    await expect(test.source.sql.select(query('SELECT 1 AS one'), { ...PAGE, signal })).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
  });

  it('serves many at once, and leaves no transaction open', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, index) => rows(`SELECT ${index} AS n, region FROM sales ORDER BY id`)));
    await test.insert(others, { note: 'after' });
    expect(await rows('SELECT count(*) AS n FROM members')).toEqual([{ n: 1 }]);
  });
});
