import { readView, searchFilter } from './users-view';

const read = (address: string) => {
  const params = new URLSearchParams(address);
  return readView((name) => params.get(name) ?? undefined);
};

describe('the view in the address', () => {
  test('is read back', () => {
    expect(read('q=ann&role=member&sort=-createdAt&page=3&pageSize=50&user=7')).toEqual({
      search: 'ann',
      role: 'member',
      sort: '-createdAt',
      page: 3,
      pageSize: 50,
      user: 7,
    });
    expect(read('user=new').user).toBe('new');
  });

  test.each(['sort=passwordHash&page=0&pageSize=7&user=x', 'sort=--email&page=-1&pageSize=&user=0', 'page=1e9&user=1.5'])(
    'takes %s for nothing',
    (address) => {
      expect(read(address)).toEqual({ search: '', role: undefined, sort: undefined, page: 1, pageSize: 20, user: undefined });
    },
  );
});

test('the search looks at every name a user has', () => {
  expect(searchFilter('  ')).toBeUndefined();
  expect(searchFilter(' ann ')).toEqual({
    $or: [{ 'nickname.$includes': 'ann' }, { 'username.$includes': 'ann' }, { 'email.$includes': 'ann' }, { 'phone.$includes': 'ann' }],
  });
});
