import { expectedAnswer } from './answer';
import { isExpected } from './compare-answers';
import { createRandom, partSeed } from './random';
import { ROOT, drawCaller } from './random-caller';
import { drawRequest } from './random-request';
import { drawWorld } from './random-world';
import type { Caller, Collection, Json, JsonMap, ListRequest, World } from './world';

const id = { name: 'id', type: 'bigInt' } as const;
const POSTS: Collection = {
  name: 'posts',
  key: 'id',
  columns: [
    id,
    { name: 'text', type: 'string' },
    { name: 'price', type: 'decimal', precision: 18, scale: 2 },
    { name: 'at', type: 'datetime' },
  ],
  relations: [{ name: 'comments', type: 'hasMany', target: 'comments', foreignKey: 'postId' }],
};
const COMMENTS: Collection = {
  name: 'comments',
  key: 'id',
  columns: [id, { name: 'n', type: 'integer' }, { name: 'm', type: 'integer' }, { name: 'postId', type: 'bigInt' }],
  relations: [{ name: 'post', type: 'belongsTo', target: 'posts', foreignKey: 'postId' }],
};
const WORLD: World = {
  collections: [POSTS, COMMENTS],
  rows: {
    posts: [
      { id: 1, text: '\uff5e', price: '9.00', at: '2024-03-30T23:30:00.000Z' },
      { id: 2, text: '😀', price: '10.00', at: '2024-03-31T22:00:00.000Z' },
      { id: 3, text: null, price: null, at: null },
      { id: 4, text: 'Äb', price: '-1.50', at: '2024-03-31T21:59:59.999Z' },
    ],
    comments: [
      { id: 1, n: 1, m: 2, postId: 1 },
      { id: 2, n: 2, m: 1, postId: 1 },
      { id: 3, n: 1, m: 1, postId: 2 },
    ],
  },
};

function ask(
  request: Omit<ListRequest, 'collection'>,
  { caller = ROOT, collection = 'posts' }: { caller?: Caller; collection?: string } = {},
) {
  return expectedAnswer(WORLD, caller, { collection, ...request });
}

function keys(filter: JsonMap, options: { caller?: Caller; timeZone?: string } = {}): Json[] {
  const answer = ask({ filter, ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }) }, options);
  if (!('body' in answer)) throw new Error(answer.codes.join());
  return answer.body.data.map((row) => row['id'] ?? null);
}

describe('the oracle', () => {
  test.each<[string, JsonMap, number[]]>([
    ['a comparison with NULL is no match', { 'text.$lt': 'é' }, [4]],
    ['its negation is one', { $not: { 'text.$lt': 'é' } }, [1, 2, 3]],
    ['not equal includes rows without a value', { 'text.$ne': 'Äb' }, [1, 2, 3]],
    ['decimals are compared as numbers', { 'price.$gt': '9.5' }, [2]],
    ['whatever their spelling', { price: [9, '010'] }, [1, 2]],
    ['only ASCII is folded', { 'text.$includes': 'äB' }, []],
    ['ASCII is', { 'text.$includes': 'B' }, [4]],
    ['a character of a pattern is a code point', { 'text.$like': '_' }, [1, 2]],
    ['an empty OR lets nothing through', { $or: [] }, []],
    ['an empty AND everything', { $and: [] }, [1, 2, 3, 4]],
    ['one group means one related row', { 'comments.n': 1, comments: { m: 1 } }, [2]],
    ['each alternative has its own', { $and: [{ $or: [{ 'comments.n': 1 }] }, { $or: [{ 'comments.m': 1 }] }] }, [1, 2]],
    ['a negation around a relation means no such row', { $not: { 'comments.n': 2 } }, [2, 3, 4]],
    ['one inside means a row that is not like that', { comments: { $not: { n: 2 } } }, [1, 2]],
    ['there is no related row', { 'comments.$notExists': true }, [3, 4]],
  ])('%s', (_rule, filter, expected) => {
    expect(keys(filter)).toEqual(expected);
  });

  test('days begin and end with the clocks of the zone', () => {
    expect(keys({ 'at.$dateOn': '2024-03-31' })).toEqual([2, 4]);
    expect(keys({ 'at.$dateOn': '2024-03-31' }, { timeZone: 'Europe/Berlin' })).toEqual([1, 4]);
    expect(keys({ 'at.$dateNotOn': '2024-03-31' }, { timeZone: 'Europe/Berlin' })).toEqual([2, 3]);
    expect(keys({ 'at.$dateAfter': '2024-03-31+02:00' })).toEqual([2]);
  });

  test('text is ordered by code points, rows without a value come last either way', () => {
    const sorted = (term: string) => ask({ sort: [term], fields: ['id'] });
    const ids = (...list: number[]) => ({ body: { data: list.map((key) => ({ id: key })) } });
    expect(sorted('text')).toMatchObject(ids(4, 1, 2, 3));
    expect(sorted('-text')).toMatchObject(ids(2, 1, 4, 3));
  });

  test('a role sees its rows and fields, in what is related as well', () => {
    const grants = { posts: { fields: ['comments'], filter: { 'price.$gt': 0 } }, comments: { fields: ['n', 'post'], filter: { n: 1 } } };
    const caller: Caller = { name: 'role', grants };
    expect(ask({ appends: ['comments'] }, { caller })).toEqual({
      status: 200,
      body: {
        data: [
          { id: 1, comments: [{ id: 1, n: 1 }] },
          { id: 2, comments: [{ id: 3, n: 1 }] },
        ],
        meta: { count: 2, page: 1, pageSize: 20, totalPage: 1 },
      },
    });
    expect(keys({ 'comments.n': 2 }, { caller })).toEqual([]);
    expect(ask({ sort: ['text'] }, { caller })).toEqual({ status: 403, codes: ['FIELD_DENIED'] });
    expect(ask({ filter: { 'comments.m': 1, nowhere: 1 } }, { caller })).toEqual({ status: 403, codes: ['FIELD_DENIED'] });
    expect(ask({}, { caller: { name: 'nobody', grants: {} } })).toEqual({ status: 403, codes: ['ACTION_DENIED'] });
  });

  test('draws the same requests from the same seed, and has an answer to each', () => {
    const draw = (seed: number): string => {
      const random = createRandom(seed);
      const world = drawWorld(random, 'a');
      const caller = drawCaller(random, world, { name: 'role', isDenied: true });
      const requests = Array.from({ length: 50 }, (_, index) => drawRequest(createRandom(partSeed(seed, index)), world, caller));
      return JSON.stringify(requests.map((request) => [request, expectedAnswer(world, caller, request)]));
    };
    expect(draw(7)).toBe(draw(7));
    expect(draw(7)).not.toBe(draw(8));
  });

  test('takes another order for a difference, and one fault too many', () => {
    const expected = ask({ fields: ['id'] });
    const body = (list: number[]) => ({ data: list.map((key) => ({ id: key })), meta: { count: 4, page: 1, pageSize: 20, totalPage: 1 } });
    expect(isExpected(expected, { status: 200, body: body([1, 2, 3, 4]) })).toBe(true);
    expect(isExpected(expected, { status: 200, body: body([2, 1, 3, 4]) })).toBe(false);
    const refused = ask({ sort: ['nowhere'] });
    expect(isExpected(refused, { status: 400, body: { errors: [{ code: 'FIELD_UNKNOWN' }] } })).toBe(true);
    expect(isExpected(refused, { status: 400, body: { errors: [{ code: 'FIELD_UNKNOWN' }, { code: 'INTERNAL' }] } })).toBe(false);
  });
});
