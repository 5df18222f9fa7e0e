import { type FieldDefinition, normalizeCollection } from '@mortise/shared';
import { Database } from 'sqlite3';
import { DataSources, collectionsFacade, schemaEditorFacade } from '..';
import { DIALECTS, SILENT, testOwner } from '../testing/test-databases';
import { BARE, type TestSource, openTestSource } from '../testing/test-source';

const collectionOf = (name: string, ...fields: FieldDefinition[]) => normalizeCollection({ ...BARE, name, fields });
const TITLE: FieldDefinition = { name: 'title', type: 'string' };

describe.each(DIALECTS)('schema changes on %s', (dialect) => {
  let test: TestSource;
  const put = (...collections: ReturnType<typeof collectionOf>[]): Promise<void> =>
    schemaEditorFacade(test.source)(testOwner('editor')).change(async (edit) => {
      for (const collection of collections) await edit.put(collection);
    });
  const drop = (name: string): Promise<void> => schemaEditorFacade(test.source)(testOwner('editor')).change((edit) => edit.drop(name));
  const get = (name: string) => test.source.schema.get(name);

  beforeAll(async () => {
    test = await openTestSource(dialect);
  });
  afterAll(() => test.remove());

  it('publishes after the commit, and leaves nothing behind when the work fails', async () => {
    await put(collectionOf('notes', TITLE));
    const versions: number[] = [];
    const listening = test.source.schema.onChange((snapshot) => void versions.push(snapshot.version));
    const before = test.source.schema.snapshot();
    const failing = schemaEditorFacade(test.source)(testOwner('editor')).change(async (edit) => {
      await edit.put(collectionOf('ghosts', TITLE));
      await edit.put(
        collectionOf(
          'notes',
          TITLE,
          { name: 'body', type: 'text', allowNull: false },
          { name: 'notes', type: 'belongsTo', target: 'ghosts' },
        ),
      );
      expect(edit.find('ghosts')).toBeDefined();
      expect(test.source.schema.find('ghosts')).toBeUndefined();
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(test.source.schema.snapshot()).toBe(before);
    expect(versions).toEqual([]);
    await put(collectionOf('ghosts', { name: 'other', type: 'integer' }));
    expect(versions).toEqual([before.version + 1]);
    await listening.dispose();
    expect(await test.insert(get('notes'), { title: 'a' })).toEqual({ id: 1, title: 'a' });
    expect(await test.insert(get('ghosts'), { other: 1 })).toEqual({ id: 1, other: 1 });
  });

  it('cannot be committed after a put failed', async () => {
    await put(collectionOf('half', TITLE));
    const swallowing = schemaEditorFacade(test.source)(testOwner('editor')).change(async (edit) => {
      await edit.put(collectionOf('halfToo', TITLE));
      await edit.put(collectionOf('HALF', TITLE)).catch(() => undefined);
    });
    await expect(swallowing).rejects.toMatchObject({ code: 'NAME_TAKEN' });
    expect(test.source.schema.find('halfToo')).toBeUndefined();
  });

  it('keeps rows through every change a table allows', async () => {
    await put(collectionOf('tasks', TITLE, { name: 'gone', type: 'integer', index: true }));
    for (const title of ['a', 'b']) await test.insert(get('tasks'), { title, gone: 1 });
    await put(
      collectionOf(
        'tasks',
        { name: 'title', type: 'string', length: 500, allowNull: false, unique: true },
        { name: 'state', type: 'string', allowNull: false, defaultValue: 'new', index: true },
        { name: 'parent', type: 'belongsTo', target: 'tasks', onDelete: 'CASCADE' },
      ),
    );
    expect(await test.list(get('tasks'), {})).toEqual([
      { id: 1, title: 'a', state: 'new', parentId: null },
      { id: 2, title: 'b', state: 'new', parentId: null },
    ]);
    await expect(test.insert(get('tasks'), {})).rejects.toMatchObject({ code: 'VALUE_REQUIRED', details: { field: 'title' } });
    await expect(test.insert(get('tasks'), { title: 'b' })).rejects.toMatchObject({
      code: 'UNIQUE_CONFLICT',
      details: { fields: ['title'] },
    });
    await expect(test.insert(get('tasks'), { title: 'c', parentId: 99 })).rejects.toMatchObject({ code: 'FOREIGN_KEY_CONFLICT' });
    await put(collectionOf('tasks', { name: 'title', type: 'string', length: 10 }, { name: 'state', type: 'string' }));
    expect(await test.insert(get('tasks'), { title: 'b' })).toMatchObject({ title: 'b', state: null });
    expect(await test.insert(get('tasks'), {})).toMatchObject({ title: null });
  });

  it('keeps a default out of the table, so that taking it away has an effect', async () => {
    await put(collectionOf('kinds', TITLE));
    await test.insert(get('kinds'), { title: 'a' });
    await put(collectionOf('kinds', TITLE, { name: 'kind', type: 'integer', allowNull: false, defaultValue: 5 }));
    expect(await test.insert(get('kinds'), {})).toMatchObject({ kind: 5 });
    await put(collectionOf('kinds', TITLE, { name: 'kind', type: 'integer', allowNull: false }));
    await expect(test.insert(get('kinds'), {})).rejects.toMatchObject({ code: 'VALUE_REQUIRED' });
  });

  it.each<[string, FieldDefinition[], object]>([
    ['a required column without default', [TITLE, { name: 'size', type: 'integer', allowNull: false }], { field: 'size', rows: 2 }],
    ['required where values are missing', [{ ...TITLE, allowNull: false }], { field: 'title', rows: 1 }],
    ['a length below what is stored', [{ ...TITLE, length: 2 }], { field: 'title', rows: 1 }],
  ])('refuses %s and says how many rows', async (_what, fields, details) => {
    if (!test.source.schema.find('full')) {
      await put(collectionOf('full', TITLE));
      await test.insert(get('full'), { title: 'long' });
      await test.insert(get('full'), {});
    }
    await expect(put(collectionOf('full', ...fields))).rejects.toMatchObject({
      code: 'COLUMN_CHANGE_REFUSED',
      details: { collection: 'full', ...details },
    });
    expect(await test.list(get('full'), {})).toEqual([
      { id: 1, title: 'long' },
      { id: 2, title: null },
    ]);
  });

  it('refuses unique over duplicates and references to nothing', async () => {
    await put(collectionOf('doubles', TITLE, { name: 'ref', type: 'bigInt' }), collectionOf('targets'));
    for (const ref of [null, 7]) await test.insert(get('doubles'), { title: 'same', ref });
    await expect(put(collectionOf('doubles', { ...TITLE, unique: true }, { name: 'ref', type: 'bigInt' }))).rejects.toMatchObject({
      code: 'COLUMN_CHANGE_REFUSED',
      details: { field: 'title', rows: 2 },
    });
    const referring = collectionOf('doubles', TITLE, { name: 'target', type: 'belongsTo', target: 'targets', foreignKey: 'ref' });
    await expect(put(referring)).rejects.toMatchObject({ code: 'COLUMN_CHANGE_REFUSED', details: { field: 'ref', rows: 1 } });
  });

  it('refuses what no database can do without loss, and wrong definitions', async () => {
    await put(collectionOf('fixed', { name: 'at', type: 'time' }, { name: 'price', type: 'decimal' }));
    await expect(put(collectionOf('fixed', { name: 'at', type: 'integer' }, { name: 'price', type: 'decimal' }))).rejects.toMatchObject({
      code: 'FIELD_CHANGE_UNSUPPORTED',
      details: { field: 'at', expected: ['string', 'text'] },
    });
    await put(collectionOf('keyed', { name: 'code', type: 'string', primaryKey: true }));
    await expect(put(collectionOf('keyed', { name: 'code', type: 'integer', primaryKey: true }))).rejects.toMatchObject({
      code: 'FIELD_CHANGE_UNSUPPORTED',
    });
    await put(collectionOf('fixed', TITLE, { name: 'price', type: 'decimal', precision: 16 }));
    await expect(put(collectionOf('wrong', { name: 'a', type: 'integer', defaultValue: 'x' }))).rejects.toMatchObject({
      code: 'DEFINITION_INVALID',
    });
    await expect(
      put(collectionOf('wrong', { name: 'to', type: 'belongsTo', target: 'fixed', foreignKeyType: 'uuid' })),
    ).rejects.toMatchObject({ code: 'DEFINITION_INVALID' });
    await expect(put(normalizeCollection({ name: 'wrong', fields: [], uniqueTogether: [['nope']] }))).rejects.toMatchObject({
      code: 'DEFINITION_INVALID',
    });
  });

  it('lets relations sleep until their target appears and again when it goes', async () => {
    const dogs = collectionOf('dogs', { name: 'owner', type: 'belongsTo', target: 'owners' });
    await put(dogs);
    expect(await test.insert(get('dogs'), { ownerId: null })).toMatchObject({ id: 1 });
    await put(collectionOf('owners', TITLE));
    await expect(test.insert(get('dogs'), { ownerId: 5 })).rejects.toMatchObject({
      code: 'FOREIGN_KEY_CONFLICT',
      details: { collection: 'dogs' },
    });
    const owner = await test.insert(get('owners'), { title: 'x' });
    await test.insert(get('dogs'), { ownerId: owner['id'] as number });
    await drop('owners');
    expect(test.source.schema.find('owners')).toBeUndefined();
    expect(await test.list(get('dogs'), {})).toHaveLength(2);
    expect(await test.insert(get('dogs'), { ownerId: 77 })).toMatchObject({ ownerId: 77 });
    await put(collectionOf('owners', TITLE));
    expect(await test.insert(get('dogs'), { ownerId: 78 })).toMatchObject({ ownerId: 78 });
  });

  it('lets tables refer to each other', async () => {
    await put(
      collectionOf('left', { name: 'right', type: 'belongsTo', target: 'right' }),
      collectionOf('right', { name: 'left', type: 'belongsTo', target: 'left', onDelete: 'CASCADE' }),
    );
    await expect(test.insert(get('left'), { rightId: 1 })).rejects.toMatchObject({ code: 'FOREIGN_KEY_CONFLICT' });
    await expect(test.insert(get('right'), { leftId: 1 })).rejects.toMatchObject({ code: 'FOREIGN_KEY_CONFLICT' });
  });

  it('knows whose a name is', async () => {
    const plugin = collectionsFacade(new DataSources({ main: test.source, log: SILENT }))(testOwner('shop'));
    await plugin.define({ name: 'articles', fields: [] });
    await expect(put(collectionOf('articles'))).rejects.toMatchObject({ code: 'NAME_TAKEN' });
    await expect(put(collectionOf('Articles'))).rejects.toMatchObject({ code: 'NAME_TAKEN' });
    await expect(
      collectionsFacade(new DataSources({ main: test.source, log: SILENT }))(testOwner('other')).define({ name: 'articles', fields: [] }),
    ).rejects.toMatchObject({
      code: 'NAME_TAKEN',
    });
    await put(collectionOf('strays'));
    const owner = testOwner('loader');
    await schemaEditorFacade(test.source)(owner).load(() => Promise.resolve({ collections: [collectionOf('strays')], leftOut: [] }));
    await owner.undoAll();
    expect(test.source.schema.find('strays')).toBeUndefined();
    // The table is still there, and nobody's.
    await expect(put(collectionOf('strays'))).rejects.toMatchObject({ code: 'NAME_TAKEN' });
    await expect(put(collectionOf('STRAYS'))).rejects.toMatchObject({ code: 'NAME_TAKEN' });
  });

  it('leaves a file that SQLite finds in order', async () => {
    const { storage } = test.config;
    if (storage === undefined) return;
    const database = new Database(storage);
    const rows = await new Promise((resolve, reject) =>
      database.all('PRAGMA integrity_check', (error: Error | null, found: unknown[]) => (error ? reject(error) : resolve(found))),
    );
    await new Promise((resolve) => database.close(resolve));
    expect(rows).toEqual([{ integrity_check: 'ok' }]);
  });
});
