import { type Collection, type JsonObject, type OrderTerm, bindFilter, columnAt, readOrderTerm } from '@mortise/shared';
import { type AdoptedSource, openAdoptedSource } from './testing/adopted-source';
import { ALL_ROWS, COUNT } from './testing/aggregates';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { column, planOf } from './testing/test-source';

const SCRIPT = {
  postgres: `
    CREATE TYPE mood AS ENUM ('sad', 'happy');
    CREATE TABLE "Customer List" ("Customer ID" serial PRIMARY KEY, "select" varchar(40) NOT NULL UNIQUE, "Größe" integer DEFAULT 7,
      twice integer GENERATED ALWAYS AS ("Größe" * 2) STORED, feeling mood, code char(4), at timestamptz, ip inet, doc json, CHECK ("Größe" < 100));`,
  sqlite: `
    CREATE TABLE "Customer List" ("Customer ID" INTEGER PRIMARY KEY, "select" VARCHAR(40) NOT NULL UNIQUE, "Größe" INT DEFAULT 7,
      twice INT GENERATED ALWAYS AS ("Größe" * 2), feeling TEXT, code TEXT, at DATETIME, ip WHATEVER, doc JSON, CHECK ("Größe" < 100));`,
} as const;
const COMMON = `
    CREATE TABLE "order" (id INTEGER PRIMARY KEY, "Customer ID" INTEGER REFERENCES "Customer List" ON DELETE CASCADE, m_version SMALLINT);
    CREATE TABLE details ("order id" INTEGER NOT NULL UNIQUE REFERENCES "order", note VARCHAR(10));
    CREATE TABLE keyless (a INTEGER, b VARCHAR(10));
    CREATE TABLE pairs (a INTEGER NOT NULL, b INTEGER NOT NULL, v INTEGER, PRIMARY KEY (a, b));
    CREATE VIEW names AS SELECT "Customer ID", "select" FROM "Customer List";
    INSERT INTO keyless VALUES (1, 'x'), (1, 'y'); INSERT INTO pairs VALUES (1, 1, 5), (1, 2, 6)`;
const CATALOGUE = {
  sqlite: `SELECT group_concat(name || sql) AS shape FROM sqlite_master`,
  postgres: `SELECT string_agg(c.oid || c.relname || c.xmin, ',' ORDER BY c.oid) || (SELECT count(*) FROM pg_constraint) || (SELECT count(*) FROM pg_trigger)
    || (SELECT max(xmin::text) FROM pg_attribute WHERE attrelid >= 16384) AS shape FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace`,
};
const SHOP = { dataSource: 'shop' } as const;

describe.each(DIALECTS)('adopted collections on %s', (dialect) => {
  let shop: AdoptedSource;
  let before: unknown;
  beforeAll(async () => {
    shop = await openAdoptedSource(dialect, `${SCRIPT[dialect]}${COMMON}`);
    before = await shop.external.run(CATALOGUE[dialect]);
    await shop.adopt({ names: 'Customer_ID' });
  });
  afterAll(() => shop.remove());

  const list = async (collection: Collection, orderBy: readonly OrderTerm[] = []): Promise<JsonObject[]> =>
    JSON.parse((await shop.source.read({ ...planOf(collection), orderBy }, NOBODY)).json) as JsonObject[];

  it('have legal names for whatever columns are called, and relations for foreign keys', () => {
    const customers = shop.get('Customer_List');
    expect([...customers.fields.keys()]).toEqual(['Customer_ID', 'select', 'Gr_e', 'twice', 'feeling', 'code', 'at', 'ip', 'doc', 'order']);
    expect([...shop.get('order').fields.values()].map(({ name, type }) => [name, type])).toEqual([
      ['id', dialect === 'sqlite' ? 'bigInt' : 'integer'],
      ['Customer_ID', dialect === 'sqlite' ? 'bigInt' : 'integer'],
      ['f_m_version', dialect === 'sqlite' ? 'bigInt' : 'integer'],
      ['Customer', 'belongsTo'],
      ['details', 'hasOne'],
    ]);
    expect(shop.get('details').primaryKey.name).toBe('order_id');
    expect(shop.get('names').adopted).toMatchObject({ kind: 'view', isWritable: false });
  });

  it('write, read, filter, sort, follow relations and count', async () => {
    const { records } = shop;
    const made = await records.create('Customer_List', { select: 'Ann', doc: { a: [1] }, code: 'ab', feeling: 'happy' }, SHOP);
    expect(made).toMatchObject({ select: 'Ann', Gr_e: 7, twice: 14, doc: { a: [1] }, code: 'ab', feeling: 'happy', at: null });
    const key = made['Customer_ID'] ?? null;
    await records.create('Customer_List', { select: 'Bob', Gr_e: 3 }, SHOP);
    await records.create('order', { id: 1, Customer_ID: key, f_m_version: 5 }, SHOP);
    expect(await records.update('order', { id: 1 }, { f_m_version: 6 }, SHOP)).toEqual([{ id: 1, Customer_ID: key, f_m_version: 6 }]);
    const found = await records.find(
      'order',
      { filter: { 'Customer.select': 'Ann' }, appends: ['Customer.order'], sort: ['-Customer_ID'] },
      SHOP,
    );
    expect(found).toMatchObject([{ Customer: { select: 'Ann', order: [{ id: 1 }] } }]);
    expect(
      await records.find(
        'Customer_List',
        { filter: { 'order.f_m_version': 6, feeling: { $in: ['happy'] }, code: 'ab' }, fields: ['select'] },
        SHOP,
      ),
    ).toEqual([{ select: 'Ann' }]);
    const customers = shop.get('Customer_List');
    const sizes = await list(customers, [{ field: column(customers, 'Gr_e'), descending: false }]);
    expect(sizes.map((row) => row['select'])).toEqual(['Bob', 'Ann']);
    const groups = await shop.source.aggregate(
      {
        ...ALL_ROWS,
        collection: customers,
        measures: [COUNT],
        dimensions: [{ alias: 'size', source: { path: [], field: column(customers, 'Gr_e') } }],
      },
      NOBODY,
    );
    expect(JSON.parse(groups)).toEqual(expect.arrayContaining([{ rows: 1, size: 7 }]));
    expect(await records.find('names', {}, SHOP)).toHaveLength(2);
    expect(await records.destroy('Customer_List', { select: 'Ann' }, SHOP)).toBe(1);
    expect(await records.count('order', {}, SHOP)).toBe(0);
  });

  it('show and compare what stands within their JSON, whatever else is in the column', async () => {
    const broken = dialect === 'sqlite' ? `, ('Broken', 'no JSON')` : '';
    await shop.external.run(`INSERT INTO "Customer List" ("select", doc) VALUES ('Json', '{"a":{"b":2}}')${broken}`);
    const customers = shop.get('Customer_List');
    const place = { steps: ['a', 'b'], as: 'number' } as const;
    const compare = { kind: 'compare', path: ['doc'], place, operator: '$gt', value: { kind: 'literal', value: 1 } } as const;
    const select = [{ kind: 'column', field: columnAt(column(customers, 'doc'), { steps: ['a'], as: 'value' }), as: 'a' }] as const;
    const { json } = await shop.source.read({ ...planOf(customers), select, where: [bindFilter(compare, customers)] }, NOBODY);
    expect(JSON.parse(json)).toEqual([{ a: { b: 2 } }]);
    const orderBy = [readOrderTerm({ name: 'doc', place }, customers)];
    const all = JSON.parse((await shop.source.read({ ...planOf(customers), select, orderBy }, NOBODY)).json) as JsonObject[];
    expect(all[0]).toEqual({ a: { b: 2 } });
    await shop.external.run(`DELETE FROM "Customer List" WHERE "select" IN ('Json', 'Broken')`);
  });

  it('insert many rows, each with the defaults of the database', async () => {
    const customers = shop.get('Customer_List');
    const rows = [{ select: 'many 1', Gr_e: 1 }, { select: 'many 2' }].map(
      (row) => new Map(Object.entries(row).map(([name, value]) => [column(customers, name), value])),
    );
    const select = customers.columns.filter(({ name }) => name === 'Gr_e').map((field) => ({ kind: 'column', field }) as const);
    expect(JSON.parse(await shop.source.insertMany({ collection: customers, rows, select }, NOBODY))).toEqual([{ Gr_e: 1 }, { Gr_e: 7 }]);
  });

  it('tell what the database refuses in the names of fields', async () => {
    const { records } = shop;
    await records.create('Customer_List', { select: 'only' }, SHOP);
    await expect(records.create('Customer_List', { select: 'only' }, SHOP)).rejects.toMatchObject({
      code: 'UNIQUE_CONFLICT',
      details: { collection: 'Customer_List', fields: ['select'] },
    });
    await expect(records.create('Customer_List', { select: 'x', Gr_e: 100 }, SHOP)).rejects.toMatchObject({ code: 'DATABASE_REFUSED' });
    await expect(records.create('order', { ...(dialect === 'sqlite' ? {} : { id: 9 }), Customer_ID: 4711 }, SHOP)).rejects.toMatchObject({
      code: 'FOREIGN_KEY_CONFLICT',
      details: { collection: 'order', field: 'Customer_ID' },
    });
    await expect(records.create('Customer_List', {}, SHOP)).rejects.toMatchObject({ code: 'VALUE_REQUIRED', details: { field: 'select' } });
    if (dialect === 'sqlite') return;
    await expect(records.create('Customer_List', { select: 'y', feeling: 'other' }, SHOP)).rejects.toMatchObject({
      code: 'DATABASE_REFUSED',
    });
    // A field has no type as narrow as that.
    await expect(records.create('order', { id: 9, f_m_version: 40_000 }, SHOP)).rejects.toMatchObject({
      code: 'DATABASE_REFUSED',
      details: { collection: 'order', reason: expect.stringContaining('out of range') as string },
    });
  });

  it('can only be read where they are views or no key tells rows apart', async () => {
    const { records } = shop;
    for (const write of [
      () => records.create('names', { select: 'x' }, SHOP),
      () => records.update('names', {}, { select: 'x' }, SHOP),
      () => records.destroy('names', {}, SHOP),
    ])
      await expect(write()).rejects.toMatchObject({ code: 'COLLECTION_READ_ONLY', details: { collection: 'names', kind: 'view' } });
    expect(await shop.adopt({ names: 'Customer_ID', keyless: 'a', pairs: 'v' })).toEqual([]);
    expect(await records.find('keyless', {}, SHOP)).toHaveLength(2);
    expect(await records.findOne('pairs', { filter: { v: 6 } }, SHOP)).toEqual({ a: 1, b: 2, v: 6 });
    await expect(records.update('pairs', { v: 6 }, { a: 3 }, SHOP)).rejects.toMatchObject({ code: 'COLLECTION_READ_ONLY' });
    await expect(records.destroy('keyless', { a: 1 }, SHOP)).rejects.toMatchObject({ code: 'COLLECTION_READ_ONLY' });
  });

  it('leave their database as it was, and tables without a key alone', async () => {
    expect(await shop.adopt({ names: 'Customer_ID' })).toEqual([
      { table: 'keyless', fault: 'keyMissing' },
      { table: 'pairs', fault: 'keyMissing' },
    ]);
    expect(await shop.external.run(CATALOGUE[dialect])).toEqual(before);
  });

  it('say that a column is gone, and go on without it after they are read again', async () => {
    const other = await openAdoptedSource(
      dialect,
      "CREATE TABLE things (id INTEGER PRIMARY KEY, a VARCHAR(5), b VARCHAR(5)); INSERT INTO things VALUES (1, 'a', 'b')",
    );
    try {
      await other.adopt();
      const stale = other.get('things');
      await other.external.run('ALTER TABLE things DROP COLUMN b');
      await expect(other.records.find('things', {}, SHOP)).rejects.toMatchObject({
        code: 'TABLE_CHANGED',
        details: { collection: 'things', table: 'things' },
      });
      await other.adopt();
      expect(other.get('things')).not.toBe(stale);
      expect(await other.records.find('things', {}, SHOP)).toEqual([{ id: 1, a: 'a' }]);
    } finally {
      await other.remove();
    }
  });
});

describe('what SQLite keeps in columns of any type', () => {
  it('is shown as it is', async () => {
    const shop = await openAdoptedSource(
      'sqlite',
      `CREATE TABLE loose (id INTEGER PRIMARY KEY, i INT, r REAL, b BOOLEAN, t TEXT, d DATETIME, j JSON, u);
       INSERT INTO loose VALUES (1, 'many', 'x', 'yes', x'00ff', 12.5, '{broken', 3), (2, 9007199254740993, 9e999, 7, 'ok', '2024-01-01 10:00:00', '{"a":1}', x'41'),
         (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL), (4, 1.5, 2, 1, 3, '2024-02-30', 7, 'z')`,
    );
    try {
      await shop.adopt();
      expect(await shop.records.find('loose', { sort: ['id'] }, SHOP)).toEqual([
        { id: 1, i: 'many', r: 'x', b: 'yes', t: '00FF', d: '12.5', j: '{broken', u: '3' },
        { id: 2, i: '9007199254740993', r: 'Inf', b: 7, t: 'ok', d: '2024-01-01 10:00:00', j: { a: 1 }, u: 'A' },
        { id: 3, i: null, r: null, b: null, t: null, d: null, j: null, u: null },
        { id: 4, i: 1.5, r: 2, b: true, t: '3', d: '2024-02-30', j: 7, u: 'z' },
      ]);
    } finally {
      await shop.remove();
    }
  });
});

describe('types of PostgreSQL that are not ours', () => {
  it('are shown as text, compared as text, and keep every digit of moments', async () => {
    const shop = await openAdoptedSource(
      'postgres',
      `CREATE TABLE odd (id integer PRIMARY KEY, at timestamptz, local timestamp, clock time, ip inet, tags text[], n numeric, far timestamptz, wide numeric(30,10));
       INSERT INTO odd VALUES (1, '2024-01-01 10:00:00.123456+00', '2024-01-01 10:00:00.5', '10:00:00.25', '10.0.0.1', '{a,b}', 1.50, 'infinity', 12345678901234567890.0123456789),
         (2, '2024-01-01 10:00:00.123457+00', '2024-12-31 23:59:59.9999', '10:00', '10.0.0.2', NULL, 2, NULL, -1)`,
    );
    try {
      await shop.adopt();
      const first = {
        id: 1,
        at: '2024-01-01T10:00:00.123456Z',
        local: '2024-01-01 10:00:00.500000',
        clock: '10:00:00.25',
        ip: '10.0.0.1/32',
        tags: '{a,b}',
        n: '1.50',
        far: null,
        wide: '12345678901234567890.0123456789',
      };
      for (const filter of [
        { at: first.at },
        { clock: first.clock },
        { ip: { $includes: '0.1/' } },
        { tags: '{a,b}' },
        { wide: { $gt: '12345678901234567890' } },
        { at: { $lt: '2024-01-01T10:00:00.123457Z' } },
        { local: { $dateBefore: '2024-06' } },
      ])
        expect(await shop.records.find('odd', { filter }, SHOP)).toEqual([first]);
      expect(await shop.records.find('odd', { filter: { local: { $dateOn: '2024-12' } }, fields: ['id'] }, SHOP)).toEqual([{ id: 2 }]);
      expect(await shop.records.update('odd', { id: 1 }, { at: '2025-01-01T00:00:00.000001Z' }, SHOP)).toMatchObject([
        { at: '2025-01-01T00:00:00.000001Z' },
      ]);
    } finally {
      await shop.remove();
    }
  });
});
