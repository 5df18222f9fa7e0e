import { beginOf, readTableSettings } from './table-settings';

describe('settings of a table block', () => {
  it('begin with what a collection alone is enough for', () => {
    expect(readTableSettings({ collection: 'orders' })).toMatchObject({
      collection: 'orders',
      columns: [],
      pageSize: 20,
      filter: undefined,
      sort: [],
      opening: { way: 'drawer' },
      create: 'drawer',
      toolbar: true,
      edit: false,
      remove: true,
    });
  });

  it('leave out what makes no sense', () => {
    const settings = {
      collection: 7,
      columns: ['a', 1, null, {}, { kind: 'js-blocks.column', title: 'T' }],
      pageSize: -1,
      sort: 'x',
      open: 'x',
    };
    expect(readTableSettings({ ...settings, filter: [], popup: 'x', edit: 'yes' })).toMatchObject({
      collection: '',
      columns: ['a', { kind: 'js-blocks.column', title: 'T', settings: {} }],
      pageSize: 20,
      filter: undefined,
      sort: [],
      opening: { way: 'drawer', popup: { page: '', mode: 'drawer', size: 'medium' } },
      edit: false,
    });
  });

  it('are the view the table begins with', () => {
    const settings = readTableSettings({ collection: 'orders', columns: ['a', { kind: 'x.y' }, 'b'], sort: ['-a'], pageSize: 50 });
    expect(Object.fromEntries(new URLSearchParams(beginOf(settings)))).toEqual({ pageSize: '50', columns: 'a,b', sort: '-a' });
  });
});
