import {
  type ApiAnswer,
  type TestServer,
  createApiKey,
  createCollection,
  createRole,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';

const QUESTIONS = 1000;
const SEED = 20_240_607;

/** The same question in both languages. */
interface Question {
  readonly filter: unknown;
  readonly rest: string;
}
interface Test {
  readonly rest: (nested: boolean) => string;
  readonly filter: unknown;
  /** For rows of which the test is known to be false. */
  readonly opposite: unknown;
}

type Random = () => number;

/** Mulberry32. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  text: ['a', 'B', 'a,b', '(x)', 'q"r', 'b\\c', '', 'ä', 'a%'],
  number: ['-1', '0', '1', '2', '3', '07'],
  exact: ['0.5', '1', '2.25', '-3'],
  flag: ['true', 'false'],
  day: ['2024-01-01', '2024-02-29', '2023-12-31'],
  moment: ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00+02:00'],
  // The role may see neither of these.
  secret: ['s'],
  nothing: ['1'],
};
const WRONG = ['many', '2024-13-01', 'null'];
const ORDERED = ['$gt', '$gte', '$lt', '$lte'] as const;
const NEGATED = { $gt: '$lte', $gte: '$lt', $lt: '$gte', $lte: '$gt' } as const;

class Questions {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[Math.floor(this.#random() * items.length)] ?? items[0];
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  column(): string {
    if (this.chance(0.02)) return this.pick(['secret', 'nothing']);
    return this.pick(['text', 'number', 'exact', 'flag', 'day', 'moment']);
  }

  question(): Question {
    const tests = Array.from({ length: Math.floor(this.#random() * 4) }, () => this.test());
    const group = this.chance(0.4) ? this.group(1) : undefined;
    const filters = [...tests, ...(group ? [group] : [])].map(({ filter }) => filter);
    const conditions = [...tests.map(({ rest }) => rest(false)), ...(group ? [group.rest(false)] : [])];
    return { filter: { $and: filters }, rest: conditions.join('&') };
  }

  group(depth: number): Test {
    const kind = this.pick(['and', 'or']);
    const not = this.chance(0.3);
    const parts = Array.from({ length: 1 + Math.floor(this.#random() * 3) }, () =>
      depth < 3 && this.chance(0.3) ? this.group(depth + 1) : this.test(),
    );
    const filter = { [`$${kind}`]: parts.map((part) => part.filter) };
    const opposite = { [kind === 'and' ? '$or' : '$and']: parts.map((part) => part.opposite) };
    const name = `${not ? 'not.' : ''}${kind}`;
    const inner = `(${parts.map((part) => part.rest(true)).join(',')})`;
    const rest = (nested: boolean): string => (nested ? `${name}${inner}` : `${name}=${encodeURIComponent(inner)}`);
    return not ? { rest, filter: opposite, opposite: filter } : { rest, filter, opposite };
  }

  test(): Test {
    const column = this.column();
    const values = VALUES[column] ?? [];
    const value = (): string =>
      this.chance(0.01) ? this.pick(['many', ...WRONG]) : (values[Math.floor(this.#random() * values.length)] ?? '');
    const { operator, raw, filter, opposite } = this.comparison(column, value);
    const not = this.chance(0.25);
    const written = (nested: boolean): string => `${not ? 'not.' : ''}${operator}.${raw(nested)}`;
    const rest = (nested: boolean): string => (nested ? `${column}.${written(true)}` : `${column}=${encodeURIComponent(written(false))}`);
    return not ? { rest, filter: opposite, opposite: filter } : { rest, filter, opposite };
  }

  comparison(
    column: string,
    value: () => string,
  ): { operator: string; raw: (nested: boolean) => string; filter: unknown; opposite: unknown } {
    const on = (operator: string, operand: unknown): unknown => ({ [`${column}.${operator}`]: operand });
    const known = (test: unknown): unknown => ({ $and: [test, on('$ne', null)] });
    const one = value();
    const scalar = (nested: boolean): string => (nested ? `"${one.replace(/["\\]/g, '\\$&')}"` : one);
    switch (this.pick(['eq', 'neq', 'in', 'is', 'isdistinct', 'ordered'])) {
      case 'eq':
        return { operator: 'eq', raw: scalar, filter: on('$eq', one), opposite: known(on('$ne', one)) };
      case 'neq':
        return { operator: 'neq', raw: scalar, filter: known(on('$ne', one)), opposite: on('$eq', one) };
      case 'isdistinct':
        return { operator: 'isdistinct', raw: scalar, filter: on('$ne', one), opposite: on('$eq', one) };
      case 'is':
        return { operator: 'is', raw: () => 'null', filter: on('$eq', null), opposite: on('$ne', null) };
      case 'in': {
        const list = Array.from({ length: 1 + Math.floor(this.#random() * 3) }, value);
        const raw = (): string => `(${list.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')})`;
        return { operator: 'in', raw, filter: on('$in', list), opposite: known(on('$notIn', list)) };
      }
      default: {
        const operator = this.pick(ORDERED);
        return { operator: operator.slice(1), raw: scalar, filter: on(operator, one), opposite: on(NEGATED[operator], one) };
      }
    }
  }
}

eachDatabase('both doors on %s', (dialect) => {
  let server: TestServer;
  let key: string;
  const random = randomFrom(SEED);
  const ask = new Questions(random);

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'] });
    const { token } = server.root;
    const columns = Object.keys(VALUES).filter((name) => name !== 'nothing');
    const types: Readonly<Record<string, string>> = {
      number: 'integer',
      exact: 'decimal',
      flag: 'boolean',
      day: 'date',
      moment: 'datetime',
    };
    await createCollection(server, { name: 'doors', fields: columns.map((name) => ({ name, type: types[name] ?? 'string' })) });
    const rows = Array.from({ length: 200 }, () =>
      Object.fromEntries(
        columns.map((name) => {
          const value = VALUES[name]?.[Math.floor(random() * (VALUES[name]?.length ?? 0))] ?? null;
          if (random() < 0.25 || value === null) return [name, null];
          return [name, types[name] === 'integer' ? Number(value) : types[name] === 'boolean' ? value === 'true' : value];
        }),
      ),
    );
    dataOf(await server.api('POST', 'doors:create', { token, body: rows }));
    const scope = { name: 'some', resourceName: 'doors', scope: { $or: [{ 'number.$gte': 0 }, { number: null }] } };
    const { id: scopeId } = dataOf<{ id: number }>(await server.api('POST', 'rolesResourcesScopes:create', { token, body: scope }));
    const fields = columns.filter((name) => name !== 'secret');
    const role = await createRole(server, {
      grants: [{ collection: 'doors', actions: [{ name: 'view', fields: ['id', ...fields], scopeId }] }],
    });
    dataOf(await server.api('POST', 'users/1/roles:add', { token, body: [role] }));
    key = (await createApiKey(server, { role })).token;
  });
  afterAll(() => server.close());

  function shownNames(): string[] | undefined {
    return ask.chance(0.5) ? undefined : ['id', ...Array.from({ length: 2 }, () => ask.column())];
  }
  const order = (): { column: string; descending: boolean }[] =>
    Array.from({ length: ask.pick([0, 1, 2]) }, () => ({ column: ask.column(), descending: ask.chance(0.5) }));

  async function both(): Promise<{ question: string; api: ApiAnswer; rest: ApiAnswer }> {
    const { filter, rest: conditions } = ask.question();
    const names = shownNames();
    const terms = order();
    const size = ask.pick([1, 5, 20, 200]);
    const page = ask.pick([1, 1, 2]);
    const api = new URLSearchParams({ filter: JSON.stringify(filter), pageSize: String(size), page: String(page) });
    const rest = new URLSearchParams({ limit: String(size), offset: String((page - 1) * size) });
    if (names) {
      api.set('fields', names.join(','));
      rest.set('select', names.join(','));
    }
    if (terms.length > 0) {
      api.set('sort', terms.map(({ column, descending }) => `${descending ? '-' : ''}${column}`).join(','));
      rest.set('order', terms.map(({ column, descending }) => `${column}.${descending ? 'desc' : 'asc'}`).join(','));
    }
    const question = `${rest.toString()}&${conditions}`;
    const headers = { apikey: key, prefer: 'count=exact' };
    const answers = await Promise.all([
      server.api('GET', `doors:list?${api.toString()}&count=exact`, { token: key }),
      server.api('GET', `/api/rest/v1/doors?${question}`, { headers }),
    ]);
    return { question, api: answers[0], rest: answers[1] };
  }

  test(`${QUESTIONS} random questions are answered alike`, async () => {
    const seen = { rows: 0, refused: 0, forbidden: 0 };
    for (let asked = 0; asked < QUESTIONS; asked += 1) {
      const { question, api, rest } = await both();
      const { data, meta } = api.body as { data?: readonly object[]; meta?: { count: number } };
      const total = rest.headers.get('content-range')?.split('/')[1];
      if (data === undefined) {
        expect([question, rest.status]).toEqual([question, api.status]);
        seen[api.status === 403 ? 'forbidden' : 'refused'] += 1;
      } else if (rest.status === 416) {
        expect([question, data, total]).toEqual([question, [], String(meta?.count)]);
      } else {
        expect([question, rest.body, total]).toEqual([question, data, String(meta?.count)]);
        seen.rows += data.length > 0 ? 1 : 0;
      }
    }
    expect(seen.rows).toBeGreaterThan(QUESTIONS / 4);
    expect(Math.min(seen.refused, seen.forbidden)).toBeGreaterThan(10);
  });
});
