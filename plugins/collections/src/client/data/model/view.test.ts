import { parseFilter } from '@mortise/shared';
import { orders } from '../testing/sample-collections';
import { chosenColumns } from './columns';
import type { DataCollection } from './data-collection';
import { readSort, toggleSort, writeSort } from './sort';
import { lastReachablePage, listParams, pageSizes, readView } from './view';

const view = (search: string, maxPageSize = 200): ReturnType<typeof readView> => readView(new URLSearchParams(search), maxPageSize);

describe('the view in the address', () => {
  it('is the first page in its usual size without an address', () => {
    expect(view('')).toEqual({ filter: undefined, search: '', sort: [], page: 1, pageSize: 50, columns: undefined, flat: false });
  });

  it.each(['page=0', 'page=x', 'page=1.5', 'pageSize=7', 'pageSize=9999', 'filter={', 'filter=[]', 'filter=1', 'columns=', 'sort=,-'])(
    'takes no harm from %s',
    (search) => {
      expect(view(search)).toEqual(view(''));
    },
  );

  it('keeps to the page size a collection allows', () => {
    expect(view('pageSize=200', 30).pageSize).toBe(20);
    expect(pageSizes(10)).toEqual([10]);
    expect(lastReachablePage(200)).toBe(501);
  });
});

describe('the request of a view', () => {
  const columns = chosenColumns(orders, ['total', 'customer'], { narrow: false });

  it('asks for what is shown and nothing more', () => {
    expect(listParams(view('sort=-total,customer,extra,nope&page=3&pageSize=20'), orders, columns)).toEqual({
      page: 3,
      pageSize: 20,
      fields: ['id', 'number', 'total', 'customerId'],
      sort: ['-total'],
      appends: ['customer'],
    });
  });

  it('joins filter and search', () => {
    const { filter } = listParams(view('filter={"paid":true}&q= 12 '), orders, columns);
    expect(filter).toMatchObject({
      $and: [{ paid: true }, { $or: expect.arrayContaining([{ number: { $includes: '12' } }, { id: { $eq: '12' } }]) as unknown }],
    });
    expect(() => parseFilter(filter ?? null)).not.toThrow();
  });

  it('names no field the viewer may not see', () => {
    const limited: DataCollection = { ...orders, actions: { view: { fields: ['total', 'note'], scoped: false } } };
    const params = listParams(view('q=a&sort=-number,total'), limited, chosenColumns(limited, undefined, { narrow: false }));
    expect(params).toMatchObject({ fields: ['total', 'note'], sort: ['total'], filter: { $or: [{ note: { $includes: 'a' } }] } });
    expect(params.appends).toBeUndefined();
  });
});

describe('sorting by headings', () => {
  it('goes up, down, away', () => {
    const up = toggleSort([], 'a', { add: false });
    const down = toggleSort(up, 'a', { add: false });
    expect([writeSort(up), writeSort(down), toggleSort(down, 'a', { add: false })]).toEqual([['a'], ['-a'], []]);
    expect(writeSort(toggleSort(down, 'b', { add: false }))).toEqual(['b']);
  });

  it('adds with Shift, keeps the order, and stays below the limit', () => {
    const terms = readSort('a,-b');
    expect(writeSort(toggleSort(terms, 'c', { add: true }))).toEqual(['a', '-b', 'c']);
    expect(writeSort(toggleSort(terms, 'a', { add: true }))).toEqual(['-a', '-b']);
    expect(writeSort(toggleSort(terms, 'b', { add: true }))).toEqual(['a']);
    expect(toggleSort(readSort('a,b,c,d,e'), 'f', { add: true })).toHaveLength(5);
    expect(readSort('a,b,c,d,e,f')).toHaveLength(5);
  });
});
