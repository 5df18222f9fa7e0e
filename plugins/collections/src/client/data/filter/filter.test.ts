import { type JsonObject, parseFilter } from '@mortise/shared';
import { orders } from '../testing/sample-collections';
import { findField } from '../model/data-collection';
import { describeItem } from './describe-filter';
import { type FilterGroup, addItem, changeItem, conditionsOf, newCondition, newGroup } from './filter-tree';
import { filterFields, operatorsFor } from './operators';
import { readFilterTree } from './read-filter';
import { writeFilter } from './write-filter';

function roundTrip(filter: JsonObject): unknown {
  const tree = readFilterTree(orders, filter);
  const written = tree && writeFilter(orders, tree);
  return written && 'filter' in written ? written.filter : written;
}

const operators = (name: string): readonly string[] => {
  const field = findField(orders, name);
  return field === undefined ? [] : operatorsFor(orders, field);
};

describe('the filter builder', () => {
  it.each<JsonObject>([
    { $and: [{ number: { $includes: 'O\'Neil "x" \n 中文' } }] },
    { $and: [{ $not: { note: { $includes: 'a' } } }, { paid: { $eq: true } }] },
    { $or: [{ total: { $gte: '9007199254740993.01' } }, { $and: [{ pieces: { $lt: 3 } }, { due: { $gt: '2026-01-31' } }] }] },
    { $and: [{ status: { $in: ['open', 'sent'] } }, { customerId: { $notIn: [1, 2] } }] },
    { $and: [{ extra: { $empty: false } }, { sentAt: { $empty: true } }] },
    { $and: [{ sentAt: { $gte: '2026-03-01T10:00:00.000Z' } }, { weight: { $ne: 1.5 } }] },
  ])('reads what it writes: %j', (filter) => {
    expect(roundTrip(filter)).toEqual(filter);
    expect(() => parseFilter(filter)).not.toThrow();
  });

  it.each<[JsonObject, JsonObject]>([
    [{ paid: true }, { $and: [{ paid: { $eq: true } }] }],
    [{ status: ['open'] }, { $and: [{ status: { $in: ['open'] } }] }],
    [{ 'total.$gt': 5, paid: null }, { $and: [{ total: { $gt: '5' } }, { paid: { $empty: true } }] }],
    [{ total: { $gt: 1, $lt: 9 } }, { $and: [{ total: { $gt: '1' } }, { total: { $lt: '9' } }] }],
    [{ note: { $ne: null } }, { $and: [{ note: { $empty: false } }] }],
  ])('understands other spellings: %j', (filter, expected) => {
    expect(roundTrip(filter)).toEqual(expected);
  });

  it.each<JsonObject>([
    { $not: { paid: true } },
    { nope: 1 },
    { 'customer.name': 'x' },
    { paid: { $like: 1 } },
    { $and: {} },
    { $or: ['x'] },
    { note: { $gt: null } },
  ])('leaves alone what it has no words for: %j', (filter) => {
    expect(readFilterTree(orders, filter)).toBeUndefined();
  });

  it('knows stretches of time that move along where they are offered, and writes them with the operators of dates', () => {
    const offered = [{ name: '$nDate.today', label: 'Today', kinds: new Set(['date' as const]) }];
    const filter = {
      $and: [
        { due: { $dateOn: '{{$nDate.today}}' } },
        { sentAt: { $dateBefore: '{{ $nDate.today }}' } },
        { customerId: { $eq: '{{$user.id}}' } },
      ],
    };
    const tree = readFilterTree(orders, filter, offered);
    expect(tree && conditionsOf(tree).map(({ operator }) => operator)).toEqual(['$eq', '$lt', '$eq']);
    expect(tree && writeFilter(orders, tree, { variables: true })).toEqual({ filter });
    expect(() => parseFilter(filter)).not.toThrow();
    expect(readFilterTree(orders, filter)).toBeUndefined();
    expect(readFilterTree(orders, { due: { $dateOn: '{{$nDate.lastWeek}}' } }, offered)).toBeUndefined();
    expect(readFilterTree(orders, { due: { $dateOn: '2026-01-31' } }, offered)).toBeUndefined();
  });

  it('offers operators the server knows for the field', () => {
    expect(operators('number')).toEqual(['$includes', '$notIncludes', '$eq', '$ne', '$in', '$notIn', '$empty', '$notEmpty']);
    expect(operators('total')).toContain('$gte');
    expect(operators('extra')).toEqual(['$empty', '$notEmpty']);
    expect(operators('customer')).toEqual(['$eq', '$ne', '$in', '$notIn', '$empty', '$notEmpty']);
    expect(operators('paid')).not.toContain('$in');
    expect(filterFields(orders).map(({ name }) => name)).toContain('customer');
  });

  it('says which condition lacks a value or has a wrong one', () => {
    const tree = newGroup([
      newCondition('total', '$gt'),
      { ...newCondition('pieces', '$eq'), drafts: ['1.5'] },
      newCondition('note', '$empty'),
    ]);
    const [first, second] = conditionsOf(tree);
    expect(writeFilter(orders, tree)).toEqual({ faults: { [first?.id ?? '']: 'required', [second?.id ?? '']: 'integer' } });
  });

  it('leaves out empty groups', () => {
    expect(writeFilter(orders, newGroup([newGroup()]))).toEqual({ filter: undefined });
  });

  it('changes the tree without touching the old one', () => {
    const inner = newGroup([], '$or');
    const root: FilterGroup = newGroup([inner]);
    const grown = addItem(root, inner.id, newCondition('note', '$empty'));
    expect(conditionsOf(grown)).toHaveLength(1);
    expect(conditionsOf(root)).toHaveLength(0);
    expect(changeItem(grown, inner.id, () => undefined).items).toEqual([]);
    expect(addItem(root, root.id, newGroup()).items).toHaveLength(2);
  });

  it('says in words what holds', () => {
    const context = {
      collection: orders,
      t: (key: string) => key.replace('data.', ''),
      language: 'en',
      relatedTitle: (_field: unknown, key: string) => `Customer ${key}`,
    };
    const tree = readFilterTree(orders, {
      $or: [{ status: 'open' }, { $and: [{ paid: true }, { due: { $lt: '2026-02-01' } }] }, { customerId: 3 }],
    });
    expect(tree && describeItem(tree, context)).toBe(
      'status operators.eq Open filter.or (paid operators.eq yes filter.and due momentOperators.lt Feb 1, 2026) filter.or customer operators.eq Customer 3',
    );
  });
});
