import { MOST_VIEWS, readViews } from './open-view';

describe('the pages over a page that an address names', () => {
  it('come with what they are about', () => {
    const view = { page: 'p1', mode: 'dialog', size: 'large', record: { collection: 'orders', key: '7' }, tab: 'main' };
    expect(readViews([view, { page: 'p2', record: { dataSource: 'shop', collection: 'orders', key: '8' } }])).toEqual([
      view,
      { page: 'p2', record: { dataSource: 'shop', collection: 'orders', key: '8' } },
    ]);
  });

  it.each([
    [undefined, []],
    ['text', []],
    [{ page: 'p' }, []],
    [[null, 7, {}, { page: '' }, { page: ['p'] }, { page: 'x'.repeat(501) }], []],
    [[{ page: 'p', mode: 'window', size: 3, record: { collection: 'orders' }, tab: {} }], [{ page: 'p' }]],
    [[{ page: 'p', record: { collection: 'orders', key: 7 } }], [{ page: 'p' }]],
    [[{ page: 'p', extra: { nested: true } }], [{ page: 'p' }]],
  ])('%j is read as %j', (value, views) => {
    expect(readViews(value)).toEqual(views);
  });

  it('are not more than one finds a way through', () => {
    expect(readViews(Array.from({ length: 50 }, () => ({ page: 'p' })))).toHaveLength(MOST_VIEWS);
  });
});
