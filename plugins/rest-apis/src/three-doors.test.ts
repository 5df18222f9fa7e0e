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
import { COLUMNS, Questions, asFilter, asOData, asRest } from './testing/questions';

const QUESTIONS = 500;
const SEED = 20_241_121;

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

eachDatabase('three doors on %s', (dialect) => {
  let server: TestServer;
  let key: string;
  const random = randomFrom(SEED);
  const ask = new Questions(random);

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1', 'rest-apis'] });
    const { token } = server.root;
    const columns = Object.entries(COLUMNS);
    await createCollection(server, { name: 'doors', fields: columns.map(([name, { type }]) => ({ name, type })) });
    const rows = Array.from({ length: 200 }, () => Object.fromEntries(columns.map(([name, column]) => [name, valueOf(column)])));
    dataOf(await server.api('POST', 'doors:create', { token, body: rows }));
    const scope = { name: 'some', resourceName: 'doors', scope: { $or: [{ 'number.$gte': 0 }, { number: null }] } };
    const { id: scopeId } = dataOf<{ id: number }>(await server.api('POST', 'rolesResourcesScopes:create', { token, body: scope }));
    const fields = ['id', ...Object.keys(COLUMNS).filter((name) => name !== 'secret')];
    const role = await createRole(server, { grants: [{ collection: 'doors', actions: [{ name: 'view', fields, scopeId }] }] });
    dataOf(await server.api('POST', 'users/1/roles:add', { token, body: [role] }));
    key = (await createApiKey(server, { role })).token;
    dataOf(await server.api('POST', 'restApis:create', { token, body: { name: 'doors' } }));
  });
  afterAll(() => server.close());

  function valueOf({ type, values }: (typeof COLUMNS)[string]): unknown {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined || random() < 0.25) return null;
    return type === 'integer' ? Number(value) : type === 'boolean' ? value === 'true' : value;
  }

  async function all(): Promise<{ question: string; api: ApiAnswer; rest: ApiAnswer; odata: ApiAnswer }> {
    const question = ask.question();
    const names = ask.chance(0.5) ? undefined : ['id', ask.column(), ask.column()];
    // In ascending order OData puts what has no value first, the other doors last.
    const terms = Array.from({ length: ask.pick([0, 1, 2]) }, () => ({ column: ask.column(), descending: true }));
    const size = ask.pick([1, 5, 20, 200]);
    const page = ask.pick([1, 1, 2]);
    const skip = String((page - 1) * size);
    const api = new URLSearchParams({
      filter: JSON.stringify(asFilter(question)),
      pageSize: String(size),
      page: String(page),
      count: 'exact',
    });
    const rest = new URLSearchParams({ limit: String(size), offset: skip, and: `(${asRest(question)})` });
    const odata = new URLSearchParams({ $top: String(size), $skip: skip, $filter: asOData(question), $count: 'true' });
    if (names) {
      api.set('fields', names.join());
      rest.set('select', names.join());
      odata.set('$select', names.join());
    }
    if (terms.length > 0) {
      api.set('sort', terms.map(({ column, descending }) => `${descending ? '-' : ''}${column}`).join());
      rest.set('order', terms.map(({ column, descending }) => `${column}.${descending ? 'desc' : 'asc'}`).join());
      odata.set('$orderby', terms.map(({ column, descending }) => `${column} ${descending ? 'desc' : 'asc'}`).join());
    }
    const answers = await Promise.all([
      server.api('GET', `doors:list?${api.toString()}`, { token: key }),
      server.api('GET', `/api/rest/v1/doors?${rest.toString()}`, { token: key, headers: { prefer: 'count=exact' } }),
      server.api('GET', `/oauth/get/main/_/doors?${odata.toString()}`, { token: key }),
    ]);
    return { question: decodeURIComponent(odata.toString()), api: answers[0], rest: answers[1], odata: answers[2] };
  }

  test(`${QUESTIONS} random questions are answered alike`, async () => {
    const seen = { rows: 0, refused: 0, forbidden: 0 };
    for (let asked = 0; asked < QUESTIONS; asked += 1) {
      const { question, api, rest, odata } = await all();
      const { data, meta } = api.body as { data?: readonly object[]; meta?: { count: number } };
      if (data === undefined) {
        expect([question, rest.status, odata.status]).toEqual([question, api.status, api.status]);
        seen[api.status === 403 ? 'forbidden' : 'refused'] += 1;
      } else {
        expect([question, odata.body]).toEqual([question, { '@odata.count': meta?.count, value: data }]);
        // Where there are no more rows PostgREST answers that there is no such range.
        if (rest.status !== 416) expect([question, rest.body]).toEqual([question, data]);
        seen.rows += data.length > 0 ? 1 : 0;
      }
    }
    expect(seen.rows).toBeGreaterThan(QUESTIONS / 4);
    expect(Math.min(seen.refused, seen.forbidden)).toBeGreaterThan(3);
  });
});
