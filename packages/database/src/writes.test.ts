import { QUERY_LIMITS, type Collection, type JsonObject } from '@mortise/shared';
import { selectAll } from '.';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { BARE, type TestSource, filterOf, openTestSource, planOf, relation, valuesOf } from './testing/test-source';

describe.each(DIALECTS)('writes on %s', (dialect) => {
  let test: TestSource;
  let samples: Collection;

  beforeAll(async () => {
    test = await openTestSource(dialect);
    samples = await test.make({ name: 'samples', fields: [{ name: 'string', type: 'string' }] });
  });
  afterAll(() => test.remove());

  it('fills audit columns, defaults and generated keys', async () => {
    const things = await test.make({
      name: 'things',
      fields: [
        { name: 'key', type: 'uuid', primaryKey: true },
        { name: 'state', type: 'string', defaultValue: 'new' },
        { name: 'options', type: 'json', defaultValue: { a: [1] } },
        { name: 'price', type: 'decimal', defaultValue: 1.5 },
      ],
    });
    const row = await test.insert(things, {}, { ...NOBODY, userId: 7 });
    expect(row).toMatchObject({ state: 'new', options: { a: [1] }, price: '1.50', createdById: 7, updatedById: 7 });
    expect(row['key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(row['createdAt']).toBe(row['updatedAt']);
    expect(await test.insert(things, { state: null })).toMatchObject({ state: null, createdById: null });
  });

  it('updates rows: updatedAt grows strictly, the user stays when nobody acts', async () => {
    const row = await test.insert(samples, { string: 'a' });
    let last = String(row['updatedAt']);
    for (let round = 0; round < 5; round += 1) {
      const [changed] = await update({ id: row['id'] as number }, { string: `a${round}` });
      expect(changed).toMatchObject({ string: `a${round}`, createdAt: row['createdAt'] });
      expect(String(changed?.['updatedAt']) > last).toBe(true);
      last = String(changed?.['updatedAt']);
    }
    expect(await update({ id: -1 }, { string: 'x' })).toEqual([]);
  });

  it('tells changed rows in the order of their keys, wherever they lie by now', async () => {
    const [first, second] = [await test.insert(samples, { string: 'first' }), await test.insert(samples, { string: 'second' })];
    await update({ id: first['id'] as number }, { string: 'moved' });
    const both = [second, first].map(({ id }) => id as number);
    expect(await update({ id: both }, { string: 'x' })).toMatchObject([{ id: first['id'] }, { id: second['id'] }]);
  });

  async function update(filter: JsonObject, values: JsonObject): Promise<JsonObject[]> {
    const changes = {
      collection: samples,
      values: valuesOf(samples, values),
      where: filterOf(samples, filter),
      select: selectAll(samples),
    };
    return JSON.parse(await test.source.update(changes, NOBODY)) as JsonObject[];
  }

  it('counts deleted rows', async () => {
    await test.insert(samples, { string: 'gone' });
    await test.insert(samples, { string: 'gone' });
    const where = filterOf(samples, { string: 'gone' });
    expect(await test.source.remove({ collection: samples, where }, NOBODY)).toBe(2);
    expect(await test.source.remove({ collection: samples, where }, NOBODY)).toBe(0);
  });

  it('draws keys beyond one that was given', async () => {
    const numbered = await test.make({ name: 'numbered', fields: [{ name: 'name', type: 'string' }] });
    expect(await test.insert(numbered, {})).toMatchObject({ id: 1 });
    expect(await test.insert(numbered, { id: 50 })).toMatchObject({ id: 50 });
    expect(await test.insert(numbered, { id: 10 })).toMatchObject({ id: 10 });
    expect(await test.insert(numbered, {})).toMatchObject({ id: 51 });
  });

  it.each([16, 64])('answers %d concurrent creates', async (amount) => {
    const name = `many${amount}`;
    const many = await test.make({ name, fields: [{ name: 'name', type: 'string', unique: true }] });
    const rows = await Promise.all(Array.from({ length: amount }, (_, index) => test.insert(many, { name: `n${index}` })));
    expect(new Set(rows.map((row) => row['id'])).size).toBe(amount);
    expect(await test.source.count({ collection: many, where: [] }, NOBODY)).toBe(amount);
  });

  it('answers each of many concurrent creates for itself', async () => {
    const picky = await test.make({ name: 'picky', fields: [{ name: 'name', type: 'string', unique: true }] });
    const names = ['a', 'b', 'a', 'c', 'b', 'd'];
    const results = await Promise.allSettled(names.map((name) => test.insert(picky, { name })));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(4);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'UNIQUE_CONFLICT' });
    expect(await test.source.count({ collection: picky, where: [] }, NOBODY)).toBe(4);
  });

  it('names the fields of a unique conflict, a missing value and a foreign key', async () => {
    const owners = await test.make({ name: 'owners', fields: [{ name: 'mail', type: 'string', unique: true, allowNull: false }] });
    const pets = await test.make({
      name: 'pets',
      fields: [
        { name: 'owner', type: 'belongsTo', target: 'owners', onDelete: 'RESTRICT' },
        { name: 'finder', type: 'belongsTo', target: 'owners', onDelete: 'CASCADE' },
        { name: 'name', type: 'string' },
      ],
      uniqueTogether: [['ownerId', 'name']],
    });
    await test.insert(owners, { mail: 'a' });
    await test.insert(pets, { ownerId: 1, name: 'x' });
    await expect(test.insert(owners, { mail: 'a' })).rejects.toMatchObject({
      code: 'UNIQUE_CONFLICT',
      details: { collection: 'owners', fields: ['mail'] },
    });
    await expect(test.insert(owners, { id: 1, mail: 'b' })).rejects.toMatchObject({ code: 'UNIQUE_CONFLICT', details: { fields: ['id'] } });
    await expect(test.insert(pets, { ownerId: 1, name: 'x' })).rejects.toMatchObject({
      code: 'UNIQUE_CONFLICT',
      details: { fields: ['ownerId', 'name'] },
    });
    await expect(test.insert(owners, {})).rejects.toMatchObject({
      code: 'VALUE_REQUIRED',
      details: { collection: 'owners', field: 'mail' },
    });
    await expect(test.insert(pets, { ownerId: 99 })).rejects.toMatchObject({
      code: 'FOREIGN_KEY_CONFLICT',
      details: { collection: 'pets', field: 'ownerId' },
    });
    const named = await test.make({
      ...BARE,
      name: 'named',
      fields: [
        { name: 'code', type: 'string', primaryKey: true },
        { name: 'owner', type: 'belongsTo', target: 'owners' },
      ],
    });
    const nobodys = { code: 'FOREIGN_KEY_CONFLICT', details: { collection: 'named', field: 'ownerId' } };
    await expect(test.insert(named, { code: 'a', ownerId: 99 })).rejects.toMatchObject(nobodys);
    const rows = [valuesOf(named, { code: 'a', ownerId: 99 }), valuesOf(named, { code: 'b', ownerId: null })];
    await expect(test.source.insertMany({ collection: named, rows, select: selectAll(named) }, NOBODY)).rejects.toMatchObject(nobodys);
    await expect(test.source.remove({ collection: owners, where: [] }, NOBODY)).rejects.toMatchObject({
      code: 'FOREIGN_KEY_CONFLICT',
      details: { collection: 'pets', field: 'ownerId' },
    });
  });

  it('of which there are more than one answer may hold are cut, and the answer says where', async () => {
    const lists = await test.make({
      ...BARE,
      name: 'lists',
      fields: [{ name: 'items', type: 'hasMany', target: 'items', foreignKey: 'listId' }],
    });
    const items = await test.make({ ...BARE, name: 'items', fields: [{ name: 'list', type: 'belongsTo', target: 'lists' }] });
    await test.insert(lists, {});
    await Promise.all(Array.from({ length: QUERY_LIMITS.relatedRows }, () => test.insert(items, { listId: 1 })));
    const toItems = relation(lists, 'items', { target: items, select: selectAll(items) });
    const toList = relation(items, 'list', { target: lists, select: [toItems] });
    const readLists = () => test.source.read({ ...planOf(lists), select: [toItems] }, NOBODY);
    const sizeOf = (json: string): number => (JSON.parse(json) as { items: unknown[] }[])[0]?.items.length ?? 0;
    const full = await readLists();
    expect([sizeOf(full.json), full.truncated]).toEqual([QUERY_LIMITS.relatedRows, undefined]);
    await test.insert(items, { listId: 1 });
    const cut = await readLists();
    expect([sizeOf(cut.json), cut.truncated]).toEqual([QUERY_LIMITS.relatedRows, ['items']]);
    const nested = await test.source.readOne({ ...planOf(items), select: [toList] }, NOBODY);
    expect(nested?.truncated).toEqual(['list.items']);
  });

  it('come in the same statement, nested, restricted, and also with writes', async () => {
    const teams = await test.make({
      ...BARE,
      name: 'teams',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'members', type: 'hasMany', target: 'members', foreignKey: 'teamId' },
      ],
    });
    const members = await test.make({
      ...BARE,
      name: 'members',
      fields: [
        { name: 'name', type: 'string' },
        { name: 'amount', type: 'decimal' },
        { name: 'team', type: 'belongsTo', target: 'teams', onDelete: 'CASCADE' },
      ],
    });
    await test.insert(teams, { title: 'red' });
    await test.insert(teams, { title: 'blue' });
    for (const [name, teamId] of [
      ['a', 1],
      ['b', 1],
      ['c', null],
    ] as const)
      await test.insert(members, { name, teamId, amount: '1.50' });
    const toTeam = relation(members, 'team', { target: teams, select: selectAll(teams) });
    const toMembers = relation(teams, 'members', {
      target: members,
      select: [...selectAll(members), toTeam],
      where: filterOf(members, { name: { $ne: 'a' } }),
    });
    const before = test.source.statistics().statements;
    const { json } = await test.source.read({ ...planOf(teams), select: [...selectAll(teams), toMembers] }, NOBODY);
    expect(test.source.statistics().statements - before).toBe(1);
    const red = { id: 1, title: 'red' };
    expect(JSON.parse(json)).toEqual([
      { ...red, members: [{ id: 2, name: 'b', amount: '1.50', teamId: 1, team: red }] },
      { id: 2, title: 'blue', members: [] },
    ]);
    const below = await test.source.read({ ...planOf(members, { name: { $ne: 'b' } }), select: [toTeam] }, NOBODY);
    expect(JSON.parse(below.json)).toEqual([{ team: red }, { team: null }]);
    const written = await test.source.insert({ collection: members, values: valuesOf(members, { teamId: 2 }), select: [toTeam] }, NOBODY);
    expect(JSON.parse(written)).toEqual({ team: { id: 2, title: 'blue' } });
    const changed = await test.source.update(
      { collection: teams, values: new Map(), where: filterOf(teams, { id: 1 }), select: [toMembers] },
      NOBODY,
    );
    expect(JSON.parse(changed)).toEqual([{ members: [{ id: 2, name: 'b', amount: '1.50', teamId: 1, team: red }] }]);
  });
});
