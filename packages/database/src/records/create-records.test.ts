import { DataSources, collectionsFacade, createRecords, selectAll } from '..';
import { DIALECTS, SILENT, testOwner } from '../testing/test-databases';
import { type TestSource, openTestSource } from '../testing/test-source';

describe.each(DIALECTS)('records on %s', (dialect) => {
  let test: TestSource;

  beforeAll(async () => {
    test = await openTestSource(dialect);
  });
  afterAll(() => test.remove());

  it('read and write hidden columns, relations and everything else by name', async () => {
    const accounts = await collectionsFacade(new DataSources({ main: test.source, log: SILENT }))(testOwner('accounts-plugin')).define({
      name: 'accounts',
      fields: [
        { name: 'mail', type: 'string' },
        { name: 'hash', type: 'string', hidden: true },
        { name: 'parent', type: 'belongsTo', target: 'accounts' },
        { name: 'extra', type: 'json' },
      ],
    });
    expect(accounts.tableName).toBe('m_accounts_plugin_accounts');
    const records = createRecords(test.source);
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
    await expect(records.create('accounts', { nope: 1, mail: 5 })).rejects.toMatchObject({
      code: 'FIELD_UNKNOWN',
      siblings: [{ code: 'VALUE_INVALID' }],
    });
    await expect(records.find('nope')).rejects.toMatchObject({ code: 'COLLECTION_NOT_FOUND' });
    await expect(records.find('accounts', { sort: ["mail'--"] })).rejects.toMatchObject({ code: 'FIELD_UNKNOWN' });
    await expect(records.find('accounts', { sort: ['extra'] })).rejects.toMatchObject({ code: 'QUERY_PARAMETER_INVALID' });
    expect(selectAll(accounts).map((node) => node.field.name)).not.toContain('hash');
  });
});
