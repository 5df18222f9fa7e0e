import { setTimeout as pause } from 'node:timers/promises';
import { type FieldDefinition, normalizeCollection } from '@mortise/shared';
import { schemaEditorFacade } from '..';
import { DIALECTS, NOBODY, testOwner } from '../testing/test-databases';
import { BARE, type TestSource, openTestSource } from '../testing/test-source';

const collectionOf = (name: string, ...fields: FieldDefinition[]) => normalizeCollection({ ...BARE, name, fields });
const belongsTo = (target: string): FieldDefinition => ({ name: target, type: 'belongsTo', target });

describe.each(DIALECTS)('a schema change among requests that use its tables on %s', (dialect) => {
  let test: TestSource;
  const change = (work: Parameters<ReturnType<ReturnType<typeof schemaEditorFacade>>['change']>[0]) =>
    schemaEditorFacade(test.source)(testOwner('editor')).change(work);

  beforeAll(async () => {
    test = await openTestSource(dialect);
  });
  afterAll(() => test.remove());

  // Longer than PostgreSQL waits before it looks for a deadlock.
  it.each([
    ['posts', 'tags'],
    ['tags', 'posts'],
    ['posts', 'pairs'],
    ['pairs', 'posts'],
  ])('waits for those who use first %s, then %s, and lets them end', async (first, second) => {
    await change(async (edit) => {
      for (const name of ['posts', 'tags']) await edit.put(collectionOf(name));
      await edit.put(collectionOf('pairs', belongsTo('posts'), belongsTo('tags')));
    });
    const [one, other] = [test.source.schema.get(first), test.source.schema.get(second)];
    const using = test.source.transaction(async (transaction) => {
      const context = { ...NOBODY, transaction };
      await test.source.insert({ collection: one, values: new Map(), select: [] }, context);
      await pause(200);
      for (let asked = 0; asked < 3; asked += 1) {
        await test.source.count({ collection: other, where: [] }, context);
        await pause(500);
      }
    });
    await pause(50);
    await Promise.all([using, change((edit) => edit.drop('pairs'))]);
    expect(test.source.schema.find('pairs')).toBeUndefined();
  });
});
