import { setTimeout as wait } from 'node:timers/promises';
import { type Collection, type FieldDefinition, type JsonObject, normalizeCollection } from '@mortise/shared';
import { DataSources, type MainDataSource, collectionsFacade, openDataSource, schemaEditorFacade } from '..';
import { DIALECTS, NOBODY, SILENT, createTestDatabase, testOwner } from '../testing/test-databases';
import { BARE, valuesOf } from '../testing/test-source';

const TITLE: FieldDefinition = { name: 'title', type: 'string', index: true };
const collectionOf = (name: string, ...fields: FieldDefinition[]) => normalizeCollection({ ...BARE, name, fields });
const put = (source: MainDataSource, collections: readonly Collection[]): Promise<void> =>
  schemaEditorFacade(source)(testOwner('editor')).change(async (edit) => {
    for (const collection of collections) await edit.put(collection);
  });
const load = (source: MainDataSource, read: () => Promise<readonly Collection[]>) =>
  schemaEditorFacade(source)(testOwner('collections')).load(async () => ({ collections: await read(), leftOut: [] }));

const collectionsOf = (source: MainDataSource) => collectionsFacade(new DataSources({ main: source, log: SILENT }))(testOwner('plugin'));

describe.each(DIALECTS)('what a server that starts does with collections on %s', (dialect) => {
  let database: ReturnType<typeof createTestDatabase>;
  const open = () => openDataSource({ key: 'main', config: database.config, log: SILENT });

  beforeEach(() => {
    database = createTestDatabase(dialect);
  });
  afterEach(() => database.remove());

  /** Declares plugins' collections and loads users', as many of each, on a database that knows them. */
  async function statementsToStart(count: number): Promise<number> {
    const source = await open();
    const before = source.statistics().statements;
    const collections = collectionsOf(source);
    for (let made = 0; made < count; made += 1) await collections.define({ name: `own${made}`, fields: [TITLE] });
    const users = Array.from({ length: count }, (_none, made) =>
      collectionOf(`users${made}`, TITLE, { name: 'other', type: 'belongsTo', target: 'users0' }),
    );
    const repairs = await load(source, () => Promise.resolve(users));
    const statements = source.statistics().statements - before;
    expect(source.schema.snapshot().collections.size).toBe(2 * count);
    await source.close();
    return repairs.length > 0 ? statementsToStart(count) : statements;
  }

  it('asks the database as often for many as for few', async () => {
    const few = await statementsToStart(2);
    expect(await statementsToStart(20)).toBe(few);
  });

  it('notices what was done to tables since, and lets one that cannot be repaired keep no other away', async () => {
    const first = await open();
    const stored = [
      collectionOf('books', TITLE, { name: 'author', type: 'belongsTo', target: 'people' }),
      collectionOf('people', TITLE),
      collectionOf('places', TITLE),
    ];
    await put(first, stored);
    const unwanted = collectionOf('people', { name: 'title', type: 'date' });
    await first.close();

    const second = await open();
    expect(
      await load(second, () =>
        Promise.resolve([stored[0] ?? unwanted, unwanted, collectionOf('places', TITLE, { ...TITLE, name: 'town' })]),
      ),
    ).toEqual([
      { collection: 'people', change: expect.stringContaining('refused: FIELD_CHANGE_UNSUPPORTED') as string },
      { collection: 'places', change: 'addColumn town' },
      { collection: 'places', change: 'addIndex town' },
    ]);
    expect([...second.schema.snapshot().collections.keys()].toSorted()).toEqual(['books', 'people', 'places']);
    await second.close();
  });

  it('reads them all once, whatever this process changes', async () => {
    const source = await open();
    const stored = [collectionOf('books', TITLE)];
    let readings = 0;
    await load(source, () => {
      readings += 1;
      return Promise.resolve(stored);
    });
    const before = readings;
    stored.push(collectionOf('places', TITLE));
    await put(source, stored);
    for (const name of ['own', 'other']) await collectionsOf(source).define({ name, fields: [TITLE] });
    expect(readings).toBe(before);
    await source.close();
  });

  it('reads them again for a collection that may help those it left out', async () => {
    const source = await open();
    let readings = 0;
    await schemaEditorFacade(source)(testOwner('collections')).load(() => {
      readings += 1;
      const isThere = source.schema.find('own') !== undefined;
      return Promise.resolve({ collections: isThere ? [collectionOf('books', TITLE)] : [], leftOut: isThere ? [] : ['books'] });
    });
    const plugin = collectionsOf(source);
    await plugin.define({ name: 'own', fields: [TITLE] });
    expect(source.schema.find('books')).toBeDefined();
    const before = readings;
    await plugin.define({ name: 'other', fields: [TITLE] });
    expect(readings).toBe(before);
    await source.close();
  });

  it('lets a foreign key follow a relation that leads elsewhere, or goes with its record now', async () => {
    const source = await open();
    const collections = collectionsOf(source);
    for (const name of ['people', 'firms']) await collections.define({ name, fields: [TITLE] });
    const books = (target: string, onDelete: 'SET NULL' | 'CASCADE') =>
      collections.define({ name: 'books', fields: [{ name: 'owner', type: 'belongsTo', target, onDelete }] });
    const addTo = (collection: Collection, values: JsonObject) =>
      source.insert({ collection, values: valuesOf(collection, values), select: [] }, NOBODY);
    const first = await books('people', 'SET NULL');
    await addTo(first, {});
    const moved = await books('firms', 'SET NULL');
    await expect(addTo(moved, { ownerId: 1 })).rejects.toMatchObject({ code: 'FOREIGN_KEY_CONFLICT' });
    await addTo(source.schema.get('firms'), { title: 'a' });
    await addTo(moved, { ownerId: 1 });
    const cascading = await books('firms', 'CASCADE');
    await source.remove({ collection: source.schema.get('firms'), where: [] }, NOBODY);
    expect(await source.count({ collection: cascading, where: [] }, NOBODY)).toBe(1);
    await source.close();
  });

  it('declares a collection again after its table has gone', async () => {
    const source = await open();
    const collections = collectionsOf(source);
    await collections.define({ name: 'own', fields: [TITLE] });
    await collections.define({ name: 'own', fields: [TITLE] });
    await schemaEditorFacade(source)(testOwner('editor')).change((edit) => edit.drop('own'));
    const collection = await collections.define({ name: 'own', fields: [TITLE] });
    expect(await source.count({ collection, where: [] }, NOBODY)).toBe(0);
    await source.close();
  });
});

it('shows what another process changed while collections were loaded', async () => {
  const database = createTestDatabase('postgres');
  const [one, two] = await Promise.all([0, 1].map(() => openDataSource({ key: 'main', config: database.config, log: SILENT })));
  if (!one || !two) throw new Error('two were opened');
  await put(two, [collectionOf('books', TITLE)]);
  const polling = one.versions.startPolling(10);
  let stored = [collectionOf('books', TITLE)];
  let readings = 0;
  await load(one, async () => {
    const now = stored;
    readings += 1;
    if (readings > 1) return now;
    stored = [collectionOf('books', TITLE, { name: 'year', type: 'integer' })];
    await put(two, stored);
    while (one.versions.current('schema') < two.versions.current('schema')) await wait(5);
    return now;
  });
  expect(one.schema.get('books').fields.has('year')).toBe(true);
  await polling.dispose();
  await Promise.all([one.close(), two.close()]);
  await database.remove();
});

it('makes every table once when two processes start on an empty database', async () => {
  const database = createTestDatabase('postgres');
  const names = Array.from({ length: 8 }, (_none, index) => `own${index}`);
  const stored = Array.from({ length: 8 }, (_none, index) => collectionOf(`users${index}`, TITLE));
  const sources = await Promise.all([0, 1].map(() => openDataSource({ key: 'main', config: database.config, log: SILENT })));
  const repairs = await Promise.all(
    sources.map(async (source) => {
      const collections = collectionsOf(source);
      for (const name of names) await collections.define({ name, fields: [TITLE] });
      return load(source, () => Promise.resolve(stored));
    }),
  );
  expect(repairs.flat().filter(({ change }) => change.startsWith('createTable'))).toHaveLength(8);
  for (const source of sources) {
    for (const collection of source.schema.snapshot().collections.values())
      expect(await source.count({ collection, where: [] }, NOBODY)).toBe(0);
    expect(source.schema.snapshot().collections.size).toBe(16);
    await source.close();
  }
  await database.remove();
});
