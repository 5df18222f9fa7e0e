import type { SchemaRenamed } from '@mortise/plugin-api/server';
import { followRename, normalizeCollection } from '@mortise/shared';
import { schemaEditorFacade } from '..';
import { schemaChangesOf } from '../open-data-source';
import { DIALECTS, testOwner } from '../testing/test-databases';
import { BARE, type TestSource, openTestSource } from '../testing/test-source';

describe.each(DIALECTS)('renames and who follows them on %s', (dialect) => {
  let test: TestSource;
  const people = (name: string, field: string) => ({ ...BARE, name, fields: [{ name: field, type: 'string' }] }) as const;
  const tasks = (owner: string, target: string) =>
    ({ ...BARE, name: 'tasks', fields: [{ name: owner, type: 'belongsTo', target, foreignKey: 'ownerId' }] }) as const;

  beforeAll(async () => {
    test = await openTestSource(dialect);
    await test.make(people('people', 'name'));
    await test.make(tasks('owner', 'people'));
  });
  afterAll(() => test.remove());

  const rename = async (change: SchemaRenamed['change'], ...changed: Parameters<typeof normalizeCollection>[0][]): Promise<void> => {
    await schemaEditorFacade(test.source)(testOwner('test')).change((edit) =>
      edit.rename(
        change,
        changed.map((one) => normalizeCollection(one)),
      ),
    );
  };
  /** What a plugin hears until it is switched off. */
  const listen = async (plugin: string) => {
    const heard: string[] = [];
    const following = await schemaChangesOf(test.source).followRenames(plugin, ({ change, before }) => {
      heard.push(followRename(change, before).path('owner.name', 'tasks'));
      return Promise.resolve();
    });
    return { heard, off: () => following.dispose() };
  };

  it('tells a plugin at once, or when it comes back, each rename once, in order and with the relations of its time', async () => {
    const always = await listen('always');
    const early = await listen('early');
    await early.off();
    await rename({ kind: 'field', collection: 'people', from: 'name', to: 'title' }, people('people', 'title'));
    await rename({ kind: 'field', collection: 'tasks', from: 'owner', to: 'boss' }, tasks('boss', 'people'));
    await rename({ kind: 'collection', from: 'people', to: 'staff' }, people('staff', 'title'), tasks('boss', 'staff'));
    expect(always.heard).toEqual(['owner.title', 'boss.name', 'owner.name']);
    const later = await listen('early');
    expect(later.heard).toEqual(['owner.title', 'boss.name', 'owner.name']);
    await later.off();
    expect((await listen('early')).heard).toEqual([]);
  });

  it('remembers nothing as followed that a plugin could not follow', async () => {
    const refuse = (): Promise<void> => Promise.reject(new Error('not yet'));
    await expect(schemaChangesOf(test.source).followRenames('slow', refuse)).rejects.toThrow('not yet');
    expect((await listen('slow')).heard).toHaveLength(3);
  });

  it('takes one listener of each plugin', async () => {
    await listen('twice');
    await expect(listen('twice')).rejects.toThrow('twice');
  });
});
