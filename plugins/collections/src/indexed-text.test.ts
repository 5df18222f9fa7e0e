import { randomBytes } from 'node:crypto';
import { type TestServer, createCollection, eachDatabase, startTestServer } from '@mortise/testing';

/** More than an index of PostgreSQL takes, also once it is compressed. */
const LONG = randomBytes(6_000).toString('hex');

eachDatabase('long texts and their indexes on %s', (dialect) => {
  let server: TestServer;
  const post = (path: string, body: unknown) => server.api('POST', path, { token: server.root.token, body });
  const refused = { status: 400, body: { errors: [{ code: 'VALUE_INVALID', details: { field: 'text' } }] } };
  const expected = dialect === 'sqlite' ? { status: 200 } : refused;

  beforeAll(async () => {
    server = await startTestServer({ dialect });
  });
  afterAll(() => server.close());

  test.each([{ index: true }, { unique: true }])('meet, or are told to be shorter: %j', async (option) => {
    const indexed = await createCollection(server, { fields: [{ name: 'text', type: 'text', ...option }] });
    expect(await post(`${indexed}:create`, { text: LONG })).toMatchObject(expected);
    expect(await post(`${indexed}:create`, [{ text: 'short' }, { text: LONG.slice(1) }])).toMatchObject(expected);
    const plain = await createCollection(server, { fields: [{ name: 'text', type: 'text' }] });
    expect(await post(`${plain}:create`, { text: LONG })).toMatchObject({ status: 200 });
    expect(await post(`collections/${plain}/fields:update?filterByTk=text`, option)).toMatchObject(expected);
  });
});
