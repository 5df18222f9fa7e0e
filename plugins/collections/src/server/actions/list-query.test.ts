import { pageOf, readListQuery } from './list-query';

const items = ['b', 'c', 'a'].map((name, index) => ({ name, sort: index + 1 }));
const names = (query: Record<string, unknown>) => pageOf(items, readListQuery(query)).rows.map((row) => row['name']);

describe('list of definitions', () => {
  it.each([
    [{}, ['b', 'c', 'a']],
    [{ sort: 'name' }, ['a', 'b', 'c']],
    [{ sort: ['-sort'] }, ['a', 'c', 'b']],
    [{ filter: '{"name":"c"}' }, ['c']],
    [{ filter: '{"name.$in":["a","b"]}' }, ['b', 'a']],
    [{ filter: { $or: [{ name: { $eq: 'a' } }, { name: { $includes: 'C' } }] } }, ['c', 'a']],
    [{ filter: '{"$not":{"name":"a"}}' }, ['b', 'c']],
    [{ page: '2', pageSize: '2' }, ['a']],
    [{ paginate: 'false' }, ['b', 'c', 'a']],
    [{ page: null, pageSize: null, paginate: null, sort: null, filter: null, appends: null }, ['b', 'c', 'a']],
  ])('%j shows %j', (query, expected) => expect(names(query)).toEqual(expected));

  it('takes the categories clients ask for, which are there anyway', () => {
    const withFields = (...appends: string[]) => readListQuery({ appends }).withFields;
    expect([withFields('category'), withFields('category', 'fields'), withFields('fields,category')]).toEqual([false, true, true]);
  });

  it('counts what the filter lets through', () => {
    expect(pageOf(items, readListQuery({ filter: '{"name.$ne":"a"}', pageSize: '1' })).meta).toEqual({
      count: 2,
      page: 1,
      pageSize: 1,
      totalPage: 2,
    });
    expect(pageOf(items, readListQuery({ paginate: 'false' })).meta).toBeUndefined();
  });

  it.each([
    [{ pageSize: '201' }, 'PAGE_SIZE_TOO_LARGE'],
    [{ page: '0' }, 'QUERY_PARAMETER_INVALID'],
    [{ appends: ['rows'] }, 'QUERY_PARAMETER_INVALID'],
    [{ sort: 'title' }, 'QUERY_PARAMETER_INVALID'],
    [{ filter: '{"title":"a"}' }, 'QUERY_PARAMETER_INVALID'],
    [{ filter: '{"name.$gt":"a"}' }, 'QUERY_OPERATOR_UNSUPPORTED'],
    [{ filter: '{' }, 'QUERY_FILTER_INVALID'],
    [{ tree: 'true' }, 'QUERY_PARAMETER_UNKNOWN'],
  ])('%j is refused with %s', (query, code) => {
    expect(() => readListQuery(query)).toThrow(expect.objectContaining({ code }));
  });
});
