import { randomUUID } from 'node:crypto';
import {
  type BoundFilter,
  type Collection,
  type CollectionDefinition,
  type ColumnField,
  type JsonObject,
  type JsonValue,
  type OrderTerm,
  QUERY_LIMITS,
  type ReadPlan,
  type SelectNode,
  type StatementContext,
  bindFilter,
  normalizeCollection,
  parseFilter,
  readColumnValue,
} from '@mortise/shared';
import { type DataSource, collectionsFacade, createRecords, openDataSource, schemaEditorFacade, selectAll } from '.';
import { DIALECTS, NOBODY, SILENT, type TestDatabase, createTestDatabase, testOwner } from './testing/test-databases';

const TYPES: CollectionDefinition = {
  name: 'samples',
  createdBy: false,
  updatedBy: false,
  fields: [
    { name: 'string', type: 'string' },
    { name: 'text', type: 'text' },
    { name: 'integer', type: 'integer' },
    { name: 'bigInt', type: 'bigInt' },
    { name: 'double', type: 'double' },
    { name: 'decimal', type: 'decimal', precision: 18, scale: 4 },
    { name: 'whole', type: 'decimal', precision: 12, scale: 0 },
    { name: 'boolean', type: 'boolean' },
    { name: 'datetime', type: 'datetime' },
    { name: 'date', type: 'date' },
    { name: 'json', type: 'json' },
    { name: 'uuid', type: 'uuid' },
  ],
};

const NASTY = `'); DROP TABLE samples; -- "x" \\ %_ ${'$'}1 ?1 {{x}} \u{1F600} é\n`;

describe.each(DIALECTS)('statements on %s', (dialect) => {
  let database: TestDatabase;
  let source: DataSource;
  let samples: Collection;

  beforeAll(async () => {
    database = createTestDatabase(dialect);
    source = await openDataSource({ key: 'main', config: database.config, log: SILENT });
    samples = await makeCollection(source, TYPES);
  });
  afterAll(async () => {
    await source.close();
    await database.remove();
  });

  describe('types', () => {
    it.each<[string, JsonValue]>([
      ['string', NASTY],
      ['string', ''],
      ['text', 'x'.repeat(100_000)],
      ['integer', -2147483647],
      ['bigInt', 9007199254740991],
      ['bigInt', '9007199254740992'],
      ['bigInt', '-9223372036854775808'],
      ['bigInt', 3_000_000_000],
      ['double', 0.1],
      ['double', 0.1 + 0.2],
      ['double', 5e-324],
      ['double', 1.7976931348623157e308],
      ['double', 123456789012345680],
      ['double', -1 / 3],
      ['double', 7],
      ['decimal', '12345678901234.5678'],
      ['decimal', '-0.0500'],
      ['decimal', '0.0000'],
      ['whole', '-123456789012'],
      ['boolean', true],
      ['boolean', false],
      ['datetime', '2026-02-28T23:59:59.007Z'],
      ['datetime', '0001-01-01T00:00:00.000Z'],
      ['date', '0999-12-31'],
      ['json', { b: [1, 2.5, null, true, NASTY], a: {} }],
      ['json', 'text'],
      ['json', 5],
      ['json', [1e21, '9007199254740993']],
      ['uuid', randomUUID()],
    ])('%s %j comes back as it went in', async (name, value) => {
      const row = await insert({ [name]: value });
      expect(row[name]).toEqual(value);
      const others = TYPES.fields.filter((field) => field.name !== name).map((field) => row[field.name]);
      expect(others).toEqual(others.map(() => null));
      expect(await list({ id: row['id'] as number })).toEqual([row]);
      if (name !== 'json') expect(await list({ id: row['id'] as number, [name]: { $in: [value] } })).toEqual([row]);
      if (name !== 'json') expect(await list({ id: row['id'] as number, [name]: value })).toEqual([row]);
    });

    it('writes random doubles so that they read back exactly', async () => {
      const numbers = Array.from({ length: 60 }, () => (Math.random() - 0.5) * 10 ** Math.floor(Math.random() * 40 - 20));
      const rows = await Promise.all(numbers.map((number) => insert({ double: number })));
      expect(rows.map((row) => row['double'])).toEqual(numbers);
    });

    it('keeps the order of the select list', async () => {
      const row = await insert({ string: 'a' });
      const select = ['uuid', 'id', 'string'].map((name) => ({ kind: 'column', field: column(samples, name) }) as const);
      const json = await source.readOne(plan({ filter: { id: row['id'] as number }, select }), NOBODY);
      expect(json?.replaceAll(/\s/g, '')).toBe(`{"uuid":null,"id":${String(row['id'])},"string":"a"}`);
    });

    it('refuses JSON text that one of the databases could not store', async () => {
      await expect(insert({ json: { a: 'x\u0000' } })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
      await expect(insert({ json: ['\ud800'] })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
      await expect(insert({ json: String.raw`\u0000` })).resolves.toMatchObject({ json: String.raw`\u0000` });
    });
  });

  describe('filters', () => {
    let people: Collection;
    beforeAll(async () => {
      people = await makeCollection(source, {
        name: 'people',
        fields: [
          { name: 'name', type: 'string' },
          { name: 'age', type: 'integer', index: true },
          { name: 'price', type: 'decimal' },
          { name: 'active', type: 'boolean' },
          { name: 'extra', type: 'json' },
          { name: 'score', type: 'double' },
        ],
      });
      for (const values of [
        { name: 'Anna_%', age: 30, price: '9.50', active: true, extra: { a: 1 }, score: 0.1 },
        { name: 'bob', age: 20, price: '10.00', active: false, score: 0.30000000000000004 },
        { name: '', age: 20, price: '-1.00' },
        {},
        { name: 'Ärger', age: 40 },
      ]) {
        await insert(values, people);
      }
    });

    it.each<[JsonObject, number[]]>([
      [{}, [1, 2, 3, 4, 5]],
      [{ name: null }, [4]],
      [{ name: { $ne: null } }, [1, 2, 3, 5]],
      [{ age: { $ne: 20 } }, [1, 4, 5]],
      [{ age: { $in: [20, 30] } }, [1, 2, 3]],
      [{ age: { $in: [20, null] } }, [2, 3, 4]],
      [{ age: { $in: [] } }, []],
      [{ age: { $in: [null] } }, [4]],
      [{ age: { $notIn: [20] } }, [1, 4, 5]],
      [{ age: { $notIn: [20, null] } }, [1, 5]],
      [{ age: { $notIn: [null] } }, [1, 2, 3, 5]],
      [{ age: { $notIn: [] } }, [1, 2, 3, 4, 5]],
      [{ age: { $gt: 20 } }, [1, 5]],
      [{ age: { $gte: 20, $lt: 40 } }, [1, 2, 3]],
      [{ age: { $lte: 20 } }, [2, 3]],
      [{ name: { $includes: 'A' } }, [1]],
      [{ name: { $includes: '_%' } }, [1]],
      [{ name: { $includes: '%' } }, [1]],
      [{ name: { $includes: '' } }, [1, 2, 3, 5]],
      [{ name: { $includes: 'ä' } }, []],
      [{ name: { $includes: 'ÄRG' } }, [5]],
      [{ name: { $empty: true } }, [3, 4]],
      [{ name: { $empty: false } }, [1, 2, 5]],
      [{ extra: { $empty: true } }, [2, 3, 4, 5]],
      [{ extra: { $empty: false } }, [1]],
      [{ age: { $empty: true } }, [4]],
      [{ price: { $gt: '9.5' } }, [2]],
      [{ price: { $in: ['9.5', '-1'] } }, [1, 3]],
      [{ active: false }, [2]],
      [{ active: { $in: [true, false] } }, [1, 2]],
      [{ score: { $in: [0.1, 0.30000000000000004] } }, [1, 2]],
      [{ $not: { age: 20 } }, [1, 4, 5]],
      [{ $not: { $not: { age: 20 } } }, [2, 3]],
      [{ $or: [] }, []],
      [{ $and: [] }, [1, 2, 3, 4, 5]],
      [{ $or: [{ age: 30 }, { name: 'bob' }] }, [1, 2]],
      [{ $and: [{ age: 20 }, { $or: [{ name: 'bob' }, { name: null }] }] }, [2]],
      [{ age: '{{$user.id}}' }, []],
      [{ age: { $ne: '{{$user.id}}' } }, []],
      [{ age: { $notIn: '{{$user.id}}' } }, []],
      [{ $not: { age: '{{$user.id}}' } }, [1, 2, 3, 4, 5]],
      [{ name: { $gt: 'a' } }, [2, 5]],
      [{ name: NASTY }, []],
      [{ name: { $includes: NASTY } }, []],
      [{ name: { $in: [NASTY, "'", '"'] } }, []],
    ])('%j', async (filter, ids) => {
      const rows = await list(filter, people);
      expect(rows.map((row) => row['id'])).toEqual(ids);
    });

    it('resolves variables, and lets one that does not fit match nothing', async () => {
      const user: StatementContext = { variables: { '$user.id': 20, $nRole: 'bob' } };
      const ids = async (filter: JsonObject): Promise<unknown[]> => (await list(filter, people, user)).map((row) => row['id']);
      expect(await ids({ age: '{{$user.id}}' })).toEqual([2, 3]);
      expect(await ids({ age: { $ne: '{{$user.id}}' } })).toEqual([1, 4, 5]);
      expect(await ids({ name: '{{$nRole}}' })).toEqual([2]);
      expect(await ids({ age: '{{$nRole}}' })).toEqual([]);
      expect(await ids({ name: '{{$user.id}}' })).toEqual([]);
    });

    it.each<[string, boolean, (number | null)[]]>([
      ['name', false, [3, 1, 2, 5, 4]],
      ['name', true, [5, 2, 1, 3, 4]],
      ['age', false, [2, 3, 1, 5, 4]],
      ['age', true, [5, 1, 2, 3, 4]],
      ['id', true, [5, 4, 3, 2, 1]],
    ])('orders by %s, descending %s: code points, nulls last, key decides', async (name, descending, ids) => {
      const rows = await list({}, people, NOBODY, [{ field: column(people, name), descending }]);
      expect(rows.map((row) => row['id'])).toEqual(ids);
    });

    it('pages', async () => {
      const page = plan({ collection: people, limit: 2, offset: 3 });
      expect(JSON.parse((await source.read(page, NOBODY)).json)).toMatchObject([{ id: 4 }, { id: 5 }]);
      expect((await source.read({ ...page, limit: 0 }, NOBODY)).json).toBe('[]');
      expect(JSON.parse((await source.read({ ...page, limit: 3, offset: 0 }, NOBODY)).json)).toHaveLength(3);
    });
  });

  describe('writes', () => {
    it('fills audit columns, defaults and generated keys', async () => {
      const things = await makeCollection(source, {
        name: 'things',
        fields: [
          { name: 'key', type: 'uuid', primaryKey: true },
          { name: 'state', type: 'string', defaultValue: 'new' },
          { name: 'options', type: 'json', defaultValue: { a: [1] } },
          { name: 'price', type: 'decimal', defaultValue: 1.5 },
        ],
      });
      const row = await insert({}, things, { ...NOBODY, userId: 7 });
      expect(row).toMatchObject({ state: 'new', options: { a: [1] }, price: '1.50', createdById: 7, updatedById: 7 });
      expect(row['key']).toMatch(/^[0-9a-f-]{36}$/);
      expect(row['createdAt']).toBe(row['updatedAt']);
      expect(await insert({ state: null }, things)).toMatchObject({ state: null, createdById: null });
    });

    it('updates rows: updatedAt grows strictly, the user stays when nobody acts', async () => {
      const row = await insert({ string: 'a' }, samples);
      let last = String(row['updatedAt']);
      for (let round = 0; round < 5; round += 1) {
        const [changed] = await update({ id: row['id'] as number }, { string: `a${round}` });
        expect(changed).toMatchObject({ string: `a${round}`, createdAt: row['createdAt'] });
        expect(String(changed?.['updatedAt']) > last).toBe(true);
        last = String(changed?.['updatedAt']);
      }
      expect(await update({ id: -1 }, { string: 'x' })).toEqual([]);
    });

    it('counts deleted rows', async () => {
      await insert({ string: 'gone' });
      await insert({ string: 'gone' });
      const where = filterOf({ string: 'gone' }, samples);
      expect(await source.remove({ collection: samples, where }, NOBODY)).toBe(2);
      expect(await source.remove({ collection: samples, where }, NOBODY)).toBe(0);
    });

    it('draws keys beyond one that was given', async () => {
      const numbered = await makeCollection(source, { name: 'numbered', fields: [{ name: 'name', type: 'string' }] });
      expect(await insert({}, numbered)).toMatchObject({ id: 1 });
      expect(await insert({ id: 50 }, numbered)).toMatchObject({ id: 50 });
      expect(await insert({ id: 10 }, numbered)).toMatchObject({ id: 10 });
      expect(await insert({}, numbered)).toMatchObject({ id: 51 });
    });

    it.each([16, 64])('answers %d concurrent creates', async (amount) => {
      const name = `many${amount}`;
      const many = await makeCollection(source, { name, fields: [{ name: 'name', type: 'string', unique: true }] });
      const rows = await Promise.all(Array.from({ length: amount }, (_, index) => insert({ name: `n${index}` }, many)));
      expect(new Set(rows.map((row) => row['id'])).size).toBe(amount);
      expect(await source.count({ collection: many, where: [] }, NOBODY)).toBe(amount);
    });

    it('answers each of many concurrent creates for itself', async () => {
      const picky = await makeCollection(source, { name: 'picky', fields: [{ name: 'name', type: 'string', unique: true }] });
      const names = ['a', 'b', 'a', 'c', 'b', 'd'];
      const results = await Promise.allSettled(names.map((name) => insert({ name }, picky)));
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(4);
      for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'UNIQUE_CONFLICT' });
      expect(await source.count({ collection: picky, where: [] }, NOBODY)).toBe(4);
    });
  });

  describe('faults', () => {
    it('names the fields of a unique conflict, a missing value and a foreign key', async () => {
      const owners = await makeCollection(source, { name: 'owners', fields: [{ name: 'mail', type: 'string', unique: true, allowNull: false }] });
      const pets = await makeCollection(source, {
        name: 'pets',
        fields: [
          { name: 'owner', type: 'belongsTo', target: 'owners', onDelete: 'RESTRICT' },
          { name: 'name', type: 'string' },
        ],
        uniqueTogether: [['ownerId', 'name']],
      });
      await insert({ mail: 'a' }, owners);
      await insert({ ownerId: 1, name: 'x' }, pets);
      await expect(insert({ mail: 'a' }, owners)).rejects.toMatchObject({ code: 'UNIQUE_CONFLICT', details: { collection: 'owners', fields: ['mail'] } });
      await expect(insert({ id: 1, mail: 'b' }, owners)).rejects.toMatchObject({ code: 'UNIQUE_CONFLICT', details: { fields: ['id'] } });
      await expect(insert({ ownerId: 1, name: 'x' }, pets)).rejects.toMatchObject({ code: 'UNIQUE_CONFLICT', details: { fields: ['ownerId', 'name'] } });
      await expect(insert({}, owners)).rejects.toMatchObject({ code: 'VALUE_REQUIRED', details: { collection: 'owners', field: 'mail' } });
      await expect(insert({ ownerId: 99 }, pets)).rejects.toMatchObject({ code: 'FOREIGN_KEY_CONFLICT', details: { collection: 'pets' } });
      await expect(source.remove({ collection: owners, where: [] }, NOBODY)).rejects.toMatchObject({ code: 'FOREIGN_KEY_CONFLICT' });
    });
  });

  describe('transactions', () => {
    it('commit together or not at all, and see their own writes', async () => {
      const count = (): Promise<number> => source.count({ collection: samples, where: filterOf({ string: 'tx' }, samples) }, NOBODY);
      const events: string[] = [];
      const failing = source.transaction(async (transaction) => {
        transaction.afterCommit(() => void events.push('never'));
        await insert({ string: 'tx' }, samples, { ...NOBODY, transaction });
        expect(await list({ string: 'tx' }, samples, { ...NOBODY, transaction })).toHaveLength(1);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await count()).toBe(0);
      const result = await source.transaction(async (transaction) => {
        transaction.afterCommit(async () => void events.push(`first ${await count()}`));
        transaction.afterCommit(() => void events.push('second'));
        await Promise.all([insert({ string: 'tx' }, samples, { ...NOBODY, transaction }), insert({ string: 'tx' }, samples, { ...NOBODY, transaction })]);
        return 'done';
      });
      expect(result).toBe('done');
      expect(events).toEqual(['first 2', 'second']);
    });

    it('cannot be committed after a failed statement', async () => {
      const unique = await makeCollection(source, { name: 'strict', fields: [{ name: 'name', type: 'string', unique: true }] });
      const swallowing = source.transaction(async (transaction) => {
        await insert({ name: 'a' }, unique, { ...NOBODY, transaction });
        await insert({ name: 'a' }, unique, { ...NOBODY, transaction }).catch(() => undefined);
      });
      await expect(swallowing).rejects.toMatchObject({ code: 'UNIQUE_CONFLICT', details: { collection: 'strict' } });
      expect(await list({}, unique)).toEqual([]);
    });

    it('are over when they are over', async () => {
      const handle = await source.transaction((transaction) => Promise.resolve(transaction));
      await expect(insert({}, samples, { ...NOBODY, transaction: handle })).rejects.toThrow('not open');
    });
  });

  describe('counts', () => {
    it('come with the rows in one statement, are kept, and dropped by every write', async () => {
      const counted = await makeCollection(source, { name: 'counted', fields: [{ name: 'name', type: 'string' }] });
      for (const name of ['a', 'b', 'b']) await insert({ name }, counted);
      const read = (count: ReadPlan['count'], filter: JsonObject = {}) => source.read(plan({ collection: counted, filter, count, limit: 1 }), NOBODY);
      const before = source.statistics().statements;
      expect(await read('capped')).toMatchObject({ count: 3 });
      expect(source.statistics().statements - before).toBe(1);
      expect(await read('exact', { name: 'b' })).toMatchObject({ count: 2 });
      expect(await read('none')).not.toHaveProperty('count');
      await insert({ name: 'b' }, counted);
      expect(await read('exact', { name: 'b' })).toMatchObject({ count: 3 });
      await source.remove({ collection: counted, where: filterOf({ name: 'b' }, counted) }, NOBODY);
      expect(await read('capped')).toMatchObject({ count: 1 });
      await source.transaction(async (transaction) => {
        await insert({ name: 'c' }, counted, { ...NOBODY, transaction });
        expect(await source.read(plan({ collection: counted, count: 'exact' }), { ...NOBODY, transaction })).toMatchObject({ count: 2 });
        expect(await read('capped')).toMatchObject({ count: 1 });
      });
      expect(await read('capped')).toMatchObject({ count: 2 });
    });

    it('stop at the cap', async () => {
      const big = await makeCollection(source, { name: 'big', fields: [], createdAt: false, updatedAt: false, createdBy: false, updatedBy: false });
      await source.transaction(async (transaction) => {
        for (let index = 0; index <= QUERY_LIMITS.exactCount; index += 1) await insert({}, big, { ...NOBODY, transaction });
      });
      const capped = await source.read(plan({ collection: big, count: 'capped', limit: 1 }), NOBODY);
      expect(capped).toMatchObject({ count: QUERY_LIMITS.exactCount, capped: true });
      expect(await source.read(plan({ collection: big, count: 'exact', limit: 1 }), NOBODY)).toMatchObject({ count: QUERY_LIMITS.exactCount + 1 });
    });
  });

  describe('relations', () => {
    it('come in the same statement, nested, restricted, and also with writes', async () => {
      const teams = await makeCollection(source, { ...BARE, name: 'teams', fields: [{ name: 'title', type: 'string' }, { name: 'members', type: 'hasMany', target: 'members', foreignKey: 'teamId' }] });
      const members = await makeCollection(source, {
        ...BARE,
        name: 'members',
        fields: [
          { name: 'name', type: 'string' },
          { name: 'amount', type: 'decimal' },
          { name: 'team', type: 'belongsTo', target: 'teams', onDelete: 'CASCADE' },
        ],
      });
      await insert({ title: 'red' }, teams);
      await insert({ title: 'blue' }, teams);
      for (const [name, teamId] of [['a', 1], ['b', 1], ['c', null]] as const) await insert({ name, teamId, amount: '1.50' }, members);
      const toTeam = relation(members, 'team', teams, columns(teams));
      const toMembers = relation(teams, 'members', members, [...columns(members), toTeam], filterOf({ name: { $ne: 'a' } }, members));
      const before = source.statistics().statements;
      const { json } = await source.read({ ...plan({ collection: teams }), select: [...columns(teams), toMembers] }, NOBODY);
      expect(source.statistics().statements - before).toBe(1);
      const red = { id: 1, title: 'red' };
      expect(JSON.parse(json)).toEqual([
        { ...red, members: [{ id: 2, name: 'b', amount: '1.50', teamId: 1, team: red }] },
        { id: 2, title: 'blue', members: [] },
      ]);
      const below = await source.read({ ...plan({ collection: members, filter: { name: { $ne: 'b' } } }), select: [columns(members)[1], toTeam].filter((node) => node !== undefined) }, NOBODY);
      expect(JSON.parse(below.json)).toEqual([{ name: 'a', team: red }, { name: 'c', team: null }]);
      const written = await source.insert({ collection: members, values: new Map([[column(members, 'teamId'), 2]]), select: [toTeam] }, NOBODY);
      expect(JSON.parse(written)).toEqual({ team: { id: 2, title: 'blue' } });
      const changed = await source.update({ collection: teams, values: new Map(), where: filterOf({ id: 1 }, teams), select: [toMembers] }, NOBODY);
      expect(JSON.parse(changed)).toEqual([{ members: [{ id: 2, name: 'b', amount: '1.50', teamId: 1, team: red }] }]);
    });
  });

  describe('records', () => {
    it('read and write hidden columns, relations and everything else by name', async () => {
      const accounts = await collectionsFacade(source)(testOwner('accounts-plugin')).define({
        name: 'accounts',
        fields: [
          { name: 'mail', type: 'string' },
          { name: 'hash', type: 'string', hidden: true },
          { name: 'parent', type: 'belongsTo', target: 'accounts' },
        ],
      });
      expect(accounts.tableName).toBe('m_accounts_plugin_accounts');
      const records = createRecords(source);
      const first = await records.create<{ id: number }>('accounts', { mail: 'a', hash: 's' }, { userId: 3 });
      expect(first).toMatchObject({ hash: 's', createdById: 3 });
      await records.create('accounts', { mail: 'b', parentId: first.id });
      expect(await records.findOne('accounts', { filter: { hash: 's' }, fields: ['mail'] })).toEqual({ mail: 'a' });
      expect(await records.find('accounts', { sort: ['-mail'], limit: 1, fields: ['mail'], appends: ['parent.parent'] })).toMatchObject([
        { mail: 'b', parent: { mail: 'a', hash: 's', parent: null } },
      ]);
      expect(await records.count('accounts', { hash: null })).toBe(1);
      expect(await records.update('accounts', { mail: 'b' }, { hash: 't' })).toMatchObject([{ mail: 'b', hash: 't' }]);
      await records.transaction(async (transaction) => void (await records.create('accounts', { mail: 'c' }, { transaction })));
      expect(await records.destroy('accounts', {})).toBe(3);
      await expect(records.create('accounts', { nope: 1, mail: 5 })).rejects.toMatchObject({ code: 'FIELD_UNKNOWN', siblings: [{ code: 'VALUE_INVALID' }] });
      await expect(records.find('nope')).rejects.toMatchObject({ code: 'COLLECTION_NOT_FOUND' });
      await expect(records.find('accounts', { sort: ["mail'--"] })).rejects.toMatchObject({ code: 'FIELD_UNKNOWN' });
      expect(selectAll(accounts).map((node) => node.field.name)).not.toContain('hash');
    });
  });

  function plan(options: { collection?: Collection; filter?: JsonObject; select?: readonly SelectNode[] } & Partial<ReadPlan>): ReadPlan {
    const { collection = samples, filter = {}, ...rest } = options;
    return { collection, select: selectAll(collection), where: filterOf(filter, collection), orderBy: [], limit: 100, offset: 0, count: 'none', ...rest };
  }

  async function list(filter: JsonObject, collection = samples, context = NOBODY, orderBy: readonly OrderTerm[] = []): Promise<JsonObject[]> {
    const { json } = await source.read(plan({ collection, filter, orderBy }), context);
    return JSON.parse(json) as JsonObject[];
  }

  async function insert(values: JsonObject, collection = samples, context = NOBODY): Promise<JsonObject> {
    return JSON.parse(await source.insert({ collection, values: valuesOf(values, collection), select: selectAll(collection) }, context)) as JsonObject;
  }

  async function update(filter: JsonObject, values: JsonObject): Promise<JsonObject[]> {
    const changes = { collection: samples, values: valuesOf(values, samples), where: filterOf(filter, samples), select: selectAll(samples) };
    return JSON.parse(await source.update(changes, NOBODY)) as JsonObject[];
  }
});

const BARE = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false } as const;

async function makeCollection(source: DataSource, definition: CollectionDefinition): Promise<Collection> {
  const collection = normalizeCollection(definition);
  await schemaEditorFacade(source)(testOwner('test')).change((edit) => edit.put(collection));
  return source.schema.get(definition.name);
}

function column(collection: Collection, name: string): ColumnField {
  const field = collection.fields.get(name);
  if (field?.kind !== 'column') throw new Error(name);
  return field;
}

function columns(collection: Collection): readonly SelectNode[] {
  return selectAll(collection);
}

function relation(collection: Collection, name: string, target: Collection, select: readonly SelectNode[], where: readonly BoundFilter[] = []): SelectNode {
  const field = collection.fields.get(name);
  if (field?.kind !== 'relation') throw new Error(name);
  return { kind: 'relation', field, target, select, where };
}

function filterOf(filter: JsonObject, collection: Collection): BoundFilter[] {
  return [bindFilter(parseFilter(filter), collection)];
}

function valuesOf(values: JsonObject, collection: Collection): Map<ColumnField, JsonValue> {
  return new Map(
    Object.entries(values).map(([name, value = null]) => {
      const field = column(collection, name);
      return [field, value === null ? null : (readColumnValue(field, value) ?? null)];
    }),
  );
}
