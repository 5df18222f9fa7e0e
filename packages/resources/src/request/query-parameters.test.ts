import { parseFilter } from '@mortise/shared';
import { parseActionRequest } from './parse-action-request';
import { readChoice, readFilter, readKeys, readNames, readPositiveInteger, refuseUnknownParameters, restricts } from './query-parameters';

function query(search: string): Readonly<Record<string, unknown>> {
  const request = parseActionRequest({ method: 'GET', path: 'todos:list', search, header: () => undefined, body: {} });
  expect(request.faults).toEqual([]);
  return request.query;
}

const fails = (code: string) => expect.objectContaining({ code });

describe('query parameters', () => {
  test.each([
    ['fields=a,b', ['a', 'b']],
    ['fields[]=a&fields[]=b,c', ['a', 'b', 'c']],
    ['fields=a&fields=b', ['a', 'b']],
    ['fields=', []],
    ['fields', undefined],
    ['', undefined],
  ])('names from %j', (search, expected) => {
    expect(readNames(query(search), 'fields', 10)).toEqual(expected);
  });

  test.each([
    ['filterByTk=1', ['1']],
    ['filterByTk=[1,"b"]', ['1', 'b']],
    ['filterByTk[]=1&filterByTk[]=2', ['1', '2']],
    ['filterByTk=', undefined],
    ['filterByTk', undefined],
  ])('keys from %j', (search, expected) => {
    expect(readKeys(query(search), undefined)).toEqual(expected);
  });

  test('the key in the query wins over the one in the path', () => {
    expect(readKeys(query('filterByTk=1'), '2')).toEqual(['1']);
    expect(readKeys(query(''), '2')).toEqual(['2']);
  });

  test.each(['filterByTk[a]=1', 'filterByTk=[1', 'filterByTk=[{}]', 'filterByTk=[null]'])('refuses %s', (search) => {
    expect(() => readKeys(query(search), undefined)).toThrow(fails('QUERY_PARAMETER_INVALID'));
  });

  test('a filter comes as JSON or in brackets', () => {
    const expected = parseFilter({ $and: [{ title: { $includes: 'a' } }] });
    expect(readFilter(query(`filter=${encodeURIComponent('{"$and":[{"title":{"$includes":"a"}}]}')}`))).toEqual(expected);
    expect(readFilter(query('filter[$and][0][title][$includes]=a'))).toEqual(expected);
    expect(() => readFilter(query('filter={'))).toThrow(fails('QUERY_FILTER_INVALID'));
    expect(() => readFilter(query('filter=[]'))).toThrow(fails('QUERY_FILTER_INVALID'));
  });

  test.each([
    [{}, false],
    [{ $and: [] }, false],
    [{ $or: [] }, true],
    [{ $or: [{}, { a: 1 }] }, false],
    [{ $and: [{}, { a: 1 }] }, true],
    [{ a: 1 }, true],
    [{ a: { $notIn: [] } }, false],
    [{ a: { $notIn: null } }, false],
    [{ $not: { a: { $in: null } } }, false],
    [{ a: { $ne: null } }, true],
    [{ a: { $in: [] } }, true],
    [{ $not: {} }, true],
    [{ $not: { $or: [] } }, false],
    [{ $or: [{ a: 1 }, { $not: { a: [] } }] }, false],
    [{ $and: [{ a: 1 }, { a: { $notIn: [] } }] }, true],
  ])('whether %j restricts anything: %s', (filter, expected) => {
    expect(restricts(parseFilter(filter as never))).toBe(expected);
  });

  test.each(['0', '-1', '1.5', '1e9', 'x', '', '99999999999999999999'])('page=%s is refused', (page) => {
    expect(() => readPositiveInteger({ page }, 'page')).toThrow(fails('QUERY_PARAMETER_INVALID'));
    expect(() => readPositiveInteger({ page: [page] }, 'page')).toThrow(fails('QUERY_PARAMETER_INVALID'));
  });

  test('closed lists and unknown parameters', () => {
    expect(readChoice({ count: 'none' }, 'count', ['exact', 'none'])).toBe('none');
    expect(() => readChoice({ count: 'all' }, 'count', ['exact', 'none'])).toThrow(fails('QUERY_PARAMETER_INVALID'));
    expect(() => refuseUnknownParameters({ pagesize: '1' }, ['pageSize'])).toThrow(fails('QUERY_PARAMETER_UNKNOWN'));
  });

  test.each(['a[b][c][d][e][f][g][h][i][j][k][l][m][n][o][p][q][r][s][t][u][v]=1', 'x=1&'.repeat(1001)])(
    'a query string beyond its caps is held as a fault',
    (search) => {
      const request = parseActionRequest({ method: 'GET', path: 'todos:list', search, header: () => undefined, body: {} });
      expect(request.faults).toEqual([fails('QUERY_PARAMETER_INVALID')]);
    },
  );
});
