import {
  type Collection,
  type CompareNode,
  type FilterNode,
  type JsonPlace,
  type JsonStep,
  type JsonValue,
  type Operator,
  type SortTerm,
  bindFilter,
  columnAt,
  readOrderTerm,
} from '@mortise/shared';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { BARE, NASTY, type TestSource, column, openTestSource, planOf } from './testing/test-source';

const DOCUMENTS: readonly JsonValue[] = [
  { name: 'Ann', age: 30, on: true, tags: ['a', 'b'], deep: { list: [1, { x: 'y' }] } },
  { name: 'bob', age: 4.5, on: false, tags: [1] },
  { name: 7, age: '30', on: null, tags: {}, deep: null },
  { '0': 'zero', 'a"b': 1, "c'd": 2, 'e\\f': 3, 'g.h': 4, [NASTY]: 5, far: [1e21, -2.5e-7, 5e-324, 1e20] },
  ['first', 'last'],
  'text',
  null,
];

type Taken = JsonPlace['as'];

describe.each(DIALECTS)('places within JSON on %s', (dialect) => {
  let test: TestSource;
  let things: Collection;

  beforeAll(async () => {
    test = await openTestSource(dialect);
    things = await test.make({
      ...BARE,
      name: 'things',
      fields: [
        { name: 'extra', type: 'json' },
        { name: 'tags', type: 'array' },
        { name: 'title', type: 'string' },
      ],
    });
    for (const [index, extra = null] of DOCUMENTS.entries()) await test.insert(things, { extra, tags: [index, 'x'] });
  });
  afterAll(() => test.remove());

  const idsWhere = async (filter: FilterNode): Promise<unknown[]> => {
    const { json } = await test.source.read({ ...planOf(things), where: [bindFilter(filter, things)] }, NOBODY);
    return (JSON.parse(json) as { id: number }[]).map(({ id }) => id);
  };
  const compare = (place: JsonPlace, [operator, value]: readonly [Operator, JsonValue]): CompareNode => ({
    kind: 'compare',
    path: ['extra'],
    place,
    operator,
    value: { kind: 'literal', value },
  });
  const takenAt = async (steps: readonly JsonStep[], name = 'extra', as: Taken = 'value'): Promise<unknown[]> => {
    const field = columnAt(column(things, name), { steps, as });
    const { json } = await test.source.read({ ...planOf(things), select: [{ kind: 'column', field, as: 'taken' }] }, NOBODY);
    return (JSON.parse(json) as { taken: unknown }[]).map(({ taken }) => taken);
  };

  it.each<[place: [JsonStep[], Taken], compared: [Operator, JsonValue], expected: number[]]>([
    [[['name'], 'text'], ['$eq', 'Ann'], [1]],
    [[['name'], 'text'], ['$eq', '7'], [3]],
    [[['name'], 'string'], ['$eq', '7'], []],
    [
      [['name'], 'text'],
      ['$ne', null],
      [1, 2, 3],
    ],
    [[['name'], 'text'], ['$iLike', 'B%'], [2]],
    [
      [['name'], 'text'],
      ['$in', ['Ann', '7']],
      [1, 3],
    ],
    [[['name'], 'text'], ['$gt', 'B'], [2]],
    [[['on'], 'text'], ['$eq', 'true'], [1]],
    [[['on'], 'boolean'], ['$eq', false], [2]],
    [
      [['on'], 'value'],
      ['$notEmpty', true],
      [1, 2],
    ],
    [[['age'], 'number'], ['$eq', 30], [1]],
    [[['age'], 'number'], ['$lt', 30], [2]],
    [
      [['age'], 'text'],
      ['$eq', '30'],
      [1, 3],
    ],
    [[['age'], 'text'], ['$eq', '4.5'], [2]],
    [
      [['tags'], 'list'],
      ['$anyOf', ['a', 1]],
      [1, 2],
    ],
    [
      [['tags'], 'value'],
      ['$empty', true],
      [4, 5, 6, 7],
    ],
    [[['tags', 0], 'text'], ['$eq', 'a'], [1]],
    [[['tags', -1], 'text'], ['$eq', 'b'], [1]],
    [[['deep', 'list', 1, 'x'], 'text'], ['$eq', 'y'], [1]],
    [[['deep', 'list'], 'text'], ['$ne', null], []],
    [[[0], 'text'], ['$eq', 'first'], [5]],
    // Items are a list's: neither a text, a number nor an object has any.
    [[[-1], 'value'], ['$notEmpty', true], [5]],
    [[['name', 0], 'value'], ['$notEmpty', true], []],
    [[['age', -1], 'text'], ['$ne', null], []],
    [[['deep', 'list', -2], 'text'], ['$eq', '1'], [1]],
    [[['deep', 'list', 7], 'value'], ['$notEmpty', true], []],
    [[['0'], 'text'], ['$eq', 'zero'], [4]],
    [[['a"b'], 'number'], ['$eq', 1], [4]],
    [[["c'd"], 'number'], ['$eq', 2], [4]],
    [[['e\\f'], 'number'], ['$eq', 3], [4]],
    [[['g.h'], 'number'], ['$eq', 4], [4]],
    [[[NASTY], 'number'], ['$eq', 5], [4]],
    // Numbers are written as JSON writes them, however a database keeps them.
    [[['far', 0], 'text'], ['$eq', '1e+21'], [4]],
    [[['far', 1], 'text'], ['$eq', '-2.5e-7'], [4]],
    [[['far', 2], 'text'], ['$eq', '5e-324'], [4]],
    [[['far', 3], 'text'], ['$eq', '100000000000000000000'], [4]],
  ])('%j %j', async ([steps, as], compared, expected) => {
    expect(await idsWhere(compare({ steps, as }, compared))).toEqual(expected);
  });

  it('can be shown', async () => {
    const none = [null, null, null, null];
    expect(await takenAt(['name'])).toEqual(['Ann', 'bob', 7, ...none]);
    expect(await takenAt(['deep'])).toEqual([{ list: [1, { x: 'y' }] }, null, null, ...none]);
    expect(await takenAt(['age'], 'extra', 'number')).toEqual([30, 4.5, null, ...none]);
    expect(await takenAt(['age'], 'extra', 'text')).toEqual(['30', '4.5', '30', ...none]);
    expect(await takenAt(['on'], 'extra', 'boolean')).toEqual([true, false, null, ...none]);
    expect(await takenAt([0], 'tags')).toEqual(DOCUMENTS.map((_, index) => index));
  });

  it.each<[SortTerm[], number[]]>([
    [[{ name: 'extra', place: { steps: ['age'], as: 'number' } }], [2, 1, 3, 4, 5, 6, 7]],
    [[{ name: '-extra', place: { steps: ['name'], as: 'text' } }], [2, 1, 3, 4, 5, 6, 7]],
    [
      [{ name: 'extra', place: { steps: ['on'], as: 'text' } }, '-id'],
      [2, 1, 7, 6, 5, 4, 3],
    ],
  ])('%j is an order', async (terms, expected) => {
    const orderBy = terms.map((term) => readOrderTerm(term, things));
    const { json } = await test.source.read({ ...planOf(things), orderBy }, NOBODY);
    expect((JSON.parse(json) as { id: number }[]).map(({ id }) => id)).toEqual(expected);
  });

  it('are there in columns of JSON only, and not without end', () => {
    const at = (name: string, steps: readonly JsonStep[]) => () => columnAt(column(things, name), { steps, as: 'value' });
    expect(at('title', ['a'])).toThrow('QUERY_OPERATOR_UNSUPPORTED');
    expect(
      at(
        'extra',
        Array.from({ length: 9 }, () => 'a'),
      ),
    ).toThrow('QUERY_TOO_COMPLEX');
    for (const step of ['a\0b', '\ud800', 'a'.repeat(2000), 2 ** 40, 1.5]) expect(at('extra', [step])).toThrow('QUERY_VALUE_INVALID');
    expect(() => readOrderTerm({ name: 'extra', place: { steps: ['a'], as: 'value' } }, things)).toThrow('QUERY_PARAMETER_INVALID');
  });
});
