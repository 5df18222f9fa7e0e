import type { Collection, JsonObject, StatementContext, VariableValues } from '@mortise/shared';
import { idsOf } from './testing/bound';
import { DIALECTS } from './testing/test-databases';
import { BARE, type TestSource, openTestSource } from './testing/test-source';

const NOW = Date.parse('2025-03-05T22:30:00.000Z');
const NOBODY: VariableValues = { '$user.id': null, $nRole: null, now: NOW };
const ANN: VariableValues = {
  '$user.id': 7,
  $nRole: ['editor', 'member'],
  user: { nickname: 'Ann', username: 'ann', email: 'ann@example.org', phone: null },
  now: NOW,
};

describe.each(DIALECTS)('variables in filters on %s', (dialect) => {
  let test: TestSource;
  let notes: Collection;

  beforeAll(async () => {
    test = await openTestSource(dialect);
    const author = { name: 'author', type: 'belongsTo', target: 'writers' } as const;
    const columns = [
      { name: 'owner', type: 'bigInt' },
      { name: 'mail', type: 'string' },
      { name: 'text', type: 'text' },
      { name: 'roles', type: 'array' },
      { name: 'at', type: 'datetime' },
      { name: 'day', type: 'date' },
    ] as const;
    const writers = await test.make({ ...BARE, name: 'writers', fields: columns.slice(0, 2) });
    notes = await test.make({ ...BARE, name: 'notes', fields: [...columns, author] });
    await test.insert(writers, { owner: 7, mail: 'ann@example.org' });
    await test.insert(writers, { owner: 8, mail: 'bob@example.org' });
    for (const values of [
      {
        owner: 7,
        mail: 'ann@example.org',
        text: 'by ANN herself',
        roles: ['editor', 7],
        at: '2025-03-05T22:29:59.999Z',
        day: '2025-03-04',
        authorId: 1,
      },
      {
        owner: 8,
        mail: 'bob@example.org',
        text: 'by Bob',
        roles: ['guest'],
        at: '2025-03-05T22:30:00.000Z',
        day: '2025-03-05',
        authorId: 2,
      },
      { owner: 9, mail: 'ANN@EXAMPLE.ORG', text: '', roles: [], at: '2025-03-05T22:30:00.001Z', day: '2025-03-06' },
      {},
    ]) {
      await test.insert(notes, values);
    }
  });
  afterAll(() => test.remove());

  const ids = (filter: JsonObject, variables: VariableValues): Promise<unknown[]> => {
    const context: StatementContext = { variables };
    return idsOf(test, notes, { filter, context });
  };

  it.each<[filter: JsonObject, ofAnn: number[], ofNobody: number[]]>([
    [{ owner: '{{$user.id}}' }, [1], []],
    [{ mail: '{{$user.email}}' }, [1], []],
    [{ mail: '{{ ctx.state.currentUser.email }}' }, [1], []],
    [{ 'mail.$isVar': 'currentUser.email' }, [1], []],
    [{ 'mail.$ne': '{{$user.email}}' }, [2, 3, 4], []],
    [{ 'mail.$gt': '{{$user.email}}' }, [2], []],
    [{ 'author.mail': '{{$user.email}}' }, [1], []],
    // Known, but empty; and what no column of the type could hold.
    [{ mail: '{{$user.phone}}' }, [], []],
    [{ 'mail.$ne': '{{$user.phone}}' }, [], []],
    [{ owner: '{{$user.email}}' }, [], []],
    [{ day: '{{$user.email}}' }, [], []],
    // Parts of texts.
    [{ 'text.$includes': '{{$user.username}}' }, [1], []],
    [{ 'text.$notIncludes': '{{$user.username}}' }, [2, 3, 4], []],
    [{ 'text.$includes': ['{{$user.nickname}}', 'bob'] }, [1, 2], [2]],
    [{ 'text.$notIncludes': ['{{$user.nickname}}', 'bob'] }, [3, 4], []],
    // Among the items of lists.
    [{ owner: ['{{$user.id}}', 9] }, [1, 3], [3]],
    [{ 'owner.$in': [8, '{{$user.id}}', null] }, [1, 2, 4], [2, 4]],
    [{ 'owner.$notIn': ['{{$user.id}}', 9] }, [2, 4], []],
    [{ 'owner.$ne': [9, '{{$user.id}}', null] }, [2], []],
    [{ $not: { owner: ['{{$user.id}}', 9] } }, [2, 4], [1, 2, 4]],
    [{ 'author.owner': ['{{$user.id}}', 9], 'author.mail': 'bob@example.org' }, [], []],
    [{ 'author.owner': ['{{$user.id}}', 8], 'author.mail': 'bob@example.org' }, [2], [2]],
    // Lists that hold one of them.
    [{ 'roles.$anyOf': '{{$nRole}}' }, [1], []],
    [{ 'roles.$noneOf': '{{$nRole}}' }, [2, 3, 4], []],
    [{ 'roles.$anyOf': '{{$user.id}}' }, [1], []],
    [{ 'roles.$anyOf': ['guest', '{{$nRole}}'] }, [1, 2], [2]],
    [{ 'roles.$noneOf': ['guest', '{{$nRole}}'] }, [3, 4], []],
    // Periods beside an order.
    [{ 'at.$lt': '{{$nDate.now}}' }, [1], [1]],
    [{ 'at.$lte': '{{$system.now}}' }, [1, 2], [1, 2]],
    [{ 'at.$gt': '{{$nDate.now}}' }, [3], [3]],
    [{ 'at.$gte': '{{$date.now}}' }, [2, 3], [2, 3]],
    [{ 'day.$lt': '{{$nDate.today}}' }, [1], [1]],
    [{ 'day.$lte': '{{$nDate.today}}' }, [1, 2], [1, 2]],
    [{ 'day.$gt': '{{$nDate.today}}' }, [3], [3]],
    [{ 'day.$gte': '{{$nDate.thisWeek}}' }, [1, 2, 3], [1, 2, 3]],
    [{ 'day.$gt': '{{$nDate.thisWeek}}' }, [], []],
  ])('%j', async (filter, ofAnn, ofNobody) => {
    expect(await ids(filter, ANN)).toEqual(ofAnn);
    expect(await ids(filter, NOBODY)).toEqual(ofNobody);
  });
});
