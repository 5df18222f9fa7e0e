import { type CollectionDefinition, type FieldDefinition, normalizeCollection } from '@mortise/shared';
import { DataSources, collectionsFacade, openDataSource, schemaEditorFacade } from '.';
import { DIALECTS, NOBODY, SILENT, createTestDatabase, testOwner } from './testing/test-databases';
import { BARE, valuesOf } from './testing/test-source';

const collectionOf = (name: string, ...fields: FieldDefinition[]) => normalizeCollection({ ...BARE, name, fields });
const stored = (...collections: ReturnType<typeof collectionOf>[]) => Promise.resolve({ collections, leftOut: [] });
const TITLE: FieldDefinition = { name: 'title', type: 'string' };

describe.each(DIALECTS)('collections across restarts on %s', (dialect) => {
  const database = createTestDatabase(dialect);
  const open = () => openDataSource({ key: 'main', config: database.config, log: SILENT });
  afterAll(() => database.remove());
  const version1: CollectionDefinition = {
    name: 'todos',
    fields: [
      { name: 'title', type: 'string' },
      { name: 'old', type: 'integer', allowNull: false },
    ],
  };
  const version2: CollectionDefinition = {
    name: 'todos',
    fields: [
      { name: 'title', type: 'string', index: true },
      { name: 'state', type: 'string', defaultValue: 'open' },
    ],
  };

  it('syncs code-defined collections additively and forgets them with their plugin', async () => {
    const first = await open();
    const owner = testOwner('todo-list');
    const collection = await collectionsFacade(new DataSources({ main: first, log: SILENT }))(owner).define(version1);
    expect(owner.kinds).toEqual(['collection']);
    await first.insert({ collection, values: valuesOf(collection, { old: 1 }), select: [] }, NOBODY);
    await owner.undoAll();
    expect(() => first.schema.get('todos')).toThrow('COLLECTION_NOT_FOUND');
    await first.close();

    const second = await open();
    const upgraded = collectionsFacade(new DataSources({ main: second, log: SILENT }))(testOwner('todo-list'));
    const current = await upgraded.define(version2);
    expect(JSON.parse(await second.insert({ collection: current, values: new Map(), select: [] }, NOBODY))).toEqual({});
    expect(await second.count({ collection: current, where: [] }, NOBODY)).toBe(2);
    const before = second.statistics().statements;
    await upgraded.define(version2);
    expect(second.statistics().statements - before).toBeLessThanOrEqual(4);
    await second.close();
  });

  it('loads stored collections, repairs their tables and reports', async () => {
    const source = await open();
    const editor = schemaEditorFacade(source)(testOwner('collections'));
    await editor.change((edit) => edit.put(collectionOf('books', TITLE)));
    await source.close();
    const again = await open();
    const loader = testOwner('collections');
    const reports = await schemaEditorFacade(again)(loader).load(() =>
      stored(
        collectionOf('pages', { name: 'book', type: 'belongsTo', target: 'books' }),
        collectionOf('books', TITLE, { name: 'year', type: 'integer' }),
      ),
    );
    expect(reports.map(({ collection, change }) => `${collection}: ${change}`)).toEqual([
      'pages: createTable pages',
      'pages: addIndex bookId',
      'books: addColumn year',
      'pages: addForeignKey bookId',
    ]);
    expect(
      await schemaEditorFacade(again)(testOwner('x')).load(() => stored(collectionOf('books', { name: 'title', type: 'date' }))),
    ).toMatchObject([{ collection: 'books' }]);
    await loader.undoAll();
    expect(again.schema.snapshot().collections.size).toBe(0);
    await again.close();
  });
});
