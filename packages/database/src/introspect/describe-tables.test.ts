import type { ColumnDescription, TableDescription } from '@mortise/shared';
import { type AdoptedSource, openAdoptedSource } from '../testing/adopted-source';

const POSTGRES = `
  CREATE TYPE mood AS ENUM ('sad', 'it''s "fine"', 'happy');
  CREATE DOMAIN cents AS numeric(12,2) NOT NULL DEFAULT 0;
  CREATE DOMAIN more_cents AS cents CHECK (value >= 0);
  CREATE TABLE "Odd Table" (
    "Order" integer PRIMARY KEY, "größe" text, "a""b" varchar(20), always bigint GENERATED ALWAYS AS IDENTITY, drawn serial,
    twice integer GENERATED ALWAYS AS ("Order" * 2) STORED, feeling mood, price more_cents, free numeric, wide numeric(40,5), low numeric(4,-2),
    at timestamptz, at_ms timestamptz(3), local timestamp, local_s timestamp(0), clock time, day date, bytes bytea, tags text[], spot point, ip inet,
    doc json, docb jsonb, code char(3), gap interval, small smallint, money money, "m_version" integer);
  CREATE TABLE pairs (a integer, b integer, c text NOT NULL UNIQUE, PRIMARY KEY (b, a));
  CREATE TABLE lines (id uuid PRIMARY KEY, a integer, b integer, "order ref" integer REFERENCES "Odd Table" ON DELETE CASCADE, FOREIGN KEY (b, a) REFERENCES pairs);
  CREATE UNIQUE INDEX partly ON lines (a) WHERE a > 0;
  CREATE TABLE parted (id integer, day date) PARTITION BY RANGE (day);
  CREATE TABLE parted_2024 PARTITION OF parted FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
  CREATE TABLE m_core_things (id integer PRIMARY KEY);
  CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.hidden (id integer);
  CREATE VIEW happy AS SELECT "Order", feeling FROM "Odd Table" WHERE feeling = 'happy';
  CREATE MATERIALIZED VIEW sums AS SELECT count(*) AS n FROM lines;
  INSERT INTO pairs SELECT n, n, n::text FROM generate_series(1, 50) n; ANALYZE pairs`;

const SQLITE = `
  CREATE TABLE "Odd Table" ("Order" INTEGER PRIMARY KEY, "größe" TEXT, "a""b" VARCHAR(20), twice INT GENERATED ALWAYS AS ("Order" * 2),
    flag BOOLEAN, price DECIMAL(10,2), at DATETIME, day DATE, doc JSON, bytes BLOB, loose, odd SOMETHING, "m_version" INT DEFAULT 3);
  CREATE TABLE pairs (a INT, b INT, c TEXT NOT NULL UNIQUE, PRIMARY KEY (b, a)) WITHOUT ROWID;
  CREATE TABLE lines (id CHAR(36) PRIMARY KEY, a INT, b INT, "order ref" INT REFERENCES "odd table" ON DELETE CASCADE, FOREIGN KEY (b, a) REFERENCES pairs);
  CREATE UNIQUE INDEX partly ON lines (a) WHERE a > 0;
  CREATE UNIQUE INDEX reckoned ON lines (lower(id));
  CREATE TABLE m_core_things (id INTEGER PRIMARY KEY);
  CREATE VIEW happy AS SELECT "Order", count(*) AS n FROM "Odd Table";
  CREATE TABLE gone (id INTEGER); CREATE VIEW broken AS SELECT id FROM gone; DROP TABLE gone;
  CREATE VIRTUAL TABLE words USING fts5(word);
  INSERT INTO pairs VALUES (1, 1, 'x'), (2, 2, 'y'); ANALYZE`;

function fits(table: TableDescription | undefined): Record<string, ColumnDescription['fit']> {
  return Object.fromEntries(table?.columns.map(({ name, fit }) => [name, fit]) ?? []);
}

function column(table: TableDescription | undefined, name: string): Partial<ColumnDescription> {
  const { nullable, isGenerated, hasDefault } = table?.columns.find((one) => one.name === name) ?? {};
  return { nullable, isGenerated, hasDefault } as Partial<ColumnDescription>;
}

const AS_TEXT = { type: 'text', isCast: true, isReadOnly: true };

describe('tables of PostgreSQL', () => {
  let shop: AdoptedSource;
  let tables: ReadonlyMap<string, TableDescription>;
  beforeAll(async () => {
    shop = await openAdoptedSource('postgres', POSTGRES);
    tables = await shop.describe();
  });
  afterAll(() => shop.remove());

  it('are found with their kinds, without partitions, other schemas and tables of Mortise', () => {
    expect([...tables.values()].map(({ name, kind }) => [name, kind])).toEqual([
      ['Odd Table', 'table'],
      ['happy', 'view'],
      ['lines', 'table'],
      ['pairs', 'table'],
      ['parted', 'table'],
      ['sums', 'materializedView'],
    ]);
    expect(tables.get('pairs')?.estimatedRows).toBe(50);
    expect(tables.get('lines')?.estimatedRows).toBeUndefined();
  });

  it('have columns of the types that fit', () => {
    expect(fits(tables.get('Odd Table'))).toEqual({
      Order: { type: 'integer' },
      größe: { type: 'text' },
      'a"b': { type: 'string', length: 20 },
      always: { type: 'bigInt' },
      drawn: { type: 'integer' },
      twice: { type: 'integer' },
      feeling: { type: 'string', length: 1_000_000, choices: ['sad', 'it\'s "fine"', 'happy'], isCast: true },
      price: { type: 'decimal', precision: 12, scale: 2 },
      free: AS_TEXT,
      wide: { type: 'decimal', precision: 40, scale: 5 },
      low: AS_TEXT,
      at: { type: 'datetime', accuracy: 'microsecond' },
      at_ms: { type: 'datetime' },
      local: { type: 'datetimeNoTz', accuracy: 'microsecond' },
      local_s: { type: 'datetimeNoTz' },
      clock: { type: 'time', accuracy: 'microsecond' },
      day: { type: 'date' },
      bytes: undefined,
      tags: AS_TEXT,
      spot: AS_TEXT,
      ip: AS_TEXT,
      doc: { type: 'json', isCast: true },
      docb: { type: 'json' },
      code: { type: 'string', length: 3, isCast: true },
      gap: AS_TEXT,
      small: { type: 'integer' },
      money: AS_TEXT,
      m_version: { type: 'integer' },
    });
  });

  it('tell what the database fills in, keys and references', () => {
    const odd = tables.get('Odd Table');
    expect(column(odd, 'always')).toEqual({ nullable: false, isGenerated: true, hasDefault: true });
    expect(column(odd, 'drawn')).toEqual({ nullable: false, isGenerated: false, hasDefault: true });
    expect(column(odd, 'twice')).toEqual({ nullable: true, isGenerated: true, hasDefault: true });
    expect(column(odd, 'price')).toEqual({ nullable: false, isGenerated: false, hasDefault: true });
    expect(tables.get('pairs')).toMatchObject({ primaryKey: ['b', 'a'], uniques: [{ columns: ['c'] }, { columns: ['b', 'a'] }] });
    expect(tables.get('lines')).toMatchObject({
      uniques: [{ name: 'lines_pkey', columns: ['id'] }],
      foreignKeys: [
        { columns: ['b', 'a'], targetTable: 'pairs', targetColumns: ['b', 'a'], onDelete: 'NO ACTION' },
        { columns: ['order ref'], targetTable: 'Odd Table', targetColumns: ['Order'], onDelete: 'CASCADE' },
      ],
    });
  });
});

describe('tables of SQLite', () => {
  let shop: AdoptedSource;
  let tables: ReadonlyMap<string, TableDescription>;
  beforeAll(async () => {
    shop = await openAdoptedSource('sqlite', SQLITE);
    tables = await shop.describe();
  });
  afterAll(() => shop.remove());

  it('are found with their kinds, without virtual tables and those of Mortise', () => {
    expect([...tables.values()].map(({ name, kind }) => [name, kind])).toEqual([
      ['Odd Table', 'table'],
      ['broken', 'view'],
      ['happy', 'view'],
      ['lines', 'table'],
      ['pairs', 'table'],
    ]);
    expect(tables.get('broken')).toMatchObject({ columns: [], fault: expect.stringContaining('no such table') });
    expect(tables.get('happy')?.columns).toHaveLength(2);
    expect(tables.get('pairs')?.estimatedRows).toBe(2);
  });

  it('have columns of the types that fit what is declared', () => {
    expect(fits(tables.get('Odd Table'))).toEqual({
      Order: { type: 'bigInt' },
      größe: { type: 'text' },
      'a"b': { type: 'string', length: 20 },
      twice: { type: 'bigInt' },
      flag: { type: 'boolean' },
      price: { type: 'double' },
      at: { type: 'datetimeNoTz' },
      day: { type: 'date' },
      doc: { type: 'json' },
      bytes: undefined,
      loose: AS_TEXT,
      odd: AS_TEXT,
      m_version: { type: 'bigInt' },
    });
  });

  it('tell what the database fills in, keys and references', () => {
    const odd = tables.get('Odd Table');
    expect(column(odd, 'Order')).toEqual({ nullable: false, isGenerated: false, hasDefault: true });
    expect(column(odd, 'twice')).toEqual({ nullable: true, isGenerated: true, hasDefault: false });
    expect(tables.get('pairs')).toMatchObject({ primaryKey: ['b', 'a'] });
    expect(tables.get('pairs')?.uniques.map(({ columns }) => columns)).toEqual([['c'], ['b', 'a']]);
    expect(tables.get('lines')?.uniques.map(({ columns }) => columns)).toEqual([['id']]);
    expect(tables.get('lines')?.foreignKeys).toMatchObject([
      { columns: ['order ref'], targetTable: 'Odd Table', targetColumns: ['Order'], onDelete: 'CASCADE' },
      { columns: ['b', 'a'], targetTable: 'pairs', targetColumns: ['b', 'a'] },
    ]);
  });
});

describe.each(['sqlite', 'postgres'] as const)('a thousand tables on %s', (dialect) => {
  it('are described in a handful of statements, or as many as are wanted', async () => {
    const script = Array.from(
      { length: 1000 },
      (_, index) => `CREATE TABLE t${index} (id INTEGER PRIMARY KEY, other INT REFERENCES t0)`,
    ).join(';');
    const shop = await openAdoptedSource(dialect, dialect === 'sqlite' ? `BEGIN;${script};COMMIT` : script);
    try {
      const before = shop.source.statistics().statements;
      expect((await shop.describe()).size).toBe(1000);
      expect(shop.source.statistics().statements - before).toBeLessThan(8);
      expect(await shop.port.describeTables('shop', { most: 3 })).toHaveLength(3);
      const named = await shop.port.describeTables('shop', { names: ['t7', "'; DROP TABLE t7; --"], most: 3 });
      expect(named.map(({ name }) => name)).toEqual(['t7']);
    } finally {
      await shop.remove();
    }
  });
});
