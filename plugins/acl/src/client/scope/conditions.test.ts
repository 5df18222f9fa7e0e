import type { JsonObject } from '@mortise/shared';
import { type Condition, buildFilter, operatorsOf, readFilter } from './conditions';

const done: Condition = { field: 'done', operator: '$eq', value: false };
const mine: Condition = { field: 'ownerId', operator: '$eq', value: '{{$user.id}}' };
const titled: Condition = { field: 'title', operator: '$notEmpty', value: undefined };

describe('conditions', () => {
  test.each([
    [{ join: '$and' as const, list: [done] }, { 'done.$eq': false }],
    [{ join: '$or' as const, list: [done, mine] }, { $or: [{ 'done.$eq': false }, { 'ownerId.$eq': '{{$user.id}}' }] }],
    [{ join: '$and' as const, list: [done, titled] }, { $and: [{ 'done.$eq': false }, { 'title.$empty': false }] }],
  ])('%j become a filter and come back', (conditions, filter) => {
    expect(buildFilter(conditions)).toEqual(filter);
    expect(readFilter(filter)?.list).toEqual(conditions.list);
    expect(buildFilter(readFilter(filter) ?? { join: '$and', list: [] })).toEqual(filter);
  });

  test.each<[Condition['value']]>([[undefined], [''], [[]], [null]])('with the value %j are not complete, and no filter', (value) => {
    expect(buildFilter({ join: '$and', list: [mine, { field: 'title', operator: '$in', value }] })).toEqual({});
  });

  test('none are no filter', () => {
    expect(buildFilter({ join: '$and', list: [] })).toEqual({});
  });
});

describe('a filter written by hand', () => {
  test.each<[JsonObject, Condition[]]>([
    [{ done: false, title: ['a', 'b'] }, [done, { field: 'title', operator: '$in', value: ['a', 'b'] }]],
    [{ title: { $includes: 'a' } }, [{ field: 'title', operator: '$includes', value: 'a' }]],
    [{ 'title.$empty': true }, [{ field: 'title', operator: '$empty', value: undefined }]],
  ])('%j is shown as lines', (filter, list) => {
    expect(readFilter(filter)).toEqual({ join: '$and', list });
  });

  test.each<[JsonObject]>([
    [{ 'author.name': 'x' }],
    [{ $not: { done: true } }],
    [{ $or: [{ a: 1, b: 2 }] }],
    [{ $and: [{ $or: [] }] }],
    [{ title: { $gt: 'a', $lt: 'b' } }],
    [{ 'title.$like': 'a' }],
    [{ title: null }],
  ])('%j says more than lines can show', (filter) => {
    expect(readFilter(filter)).toBeUndefined();
  });
});

test('operators fit the type', () => {
  expect(operatorsOf('boolean')).toEqual(['$eq', '$ne', '$in', '$notIn', '$empty', '$notEmpty']);
  expect(operatorsOf('json')).toEqual(['$empty', '$notEmpty']);
  expect(operatorsOf('belongsTo')).toEqual([]);
});
