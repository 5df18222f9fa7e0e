import type { TestServer } from '@mortise/testing';
import { type Answered, answerChecker } from './testing/documented-answers';
import type { OpenApiDocument } from './testing/small-world';
import { everyDocument, startWholeServer } from './testing/whole-server';

interface Call {
  /** Stands for what is in braces in the path. */
  readonly key?: string | number;
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** 200 unless something else is said. */
  readonly status?: number;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' } as const;

/** The others are documented with their whole address. */
const isOfTheActionApi = (path: string): boolean => path.includes(':');

describe('what plugins answer when all goes well', () => {
  let server: TestServer;
  let documents: readonly { readonly paths: OpenApiDocument['paths']; readonly check: ReturnType<typeof answerChecker> }[];
  const called = new Set<string>();

  beforeAll(async () => {
    ({ server } = await startWholeServer());
    const all = await everyDocument(server, server.root.token);
    documents = all.map((document) => ({ paths: document.paths, check: answerChecker(document) }));
  });
  afterAll(() => server.close());

  const checked = (answered: Answered): readonly string[] =>
    documents.find(({ paths }) => answered.path in paths)?.check(answered) ?? [`${answered.path} is not documented`];

  /** Makes a call, which must succeed and be answered as documented; the answer's `data`, or all of it where it has none. */
  async function call<T>(line: string, { key = '', query = '', status = 200, ...options }: Call = {}): Promise<T> {
    const [method = '', path = ''] = line.split(' ');
    const address = path.replace(/\{\w+\}/, encodeURIComponent(key)) + (query === '' ? '' : `?${query}`);
    // Clients say who they are in their forms, and by nothing else.
    const asRoot = options.headers === FORM ? {} : { token: server.root.token };
    const answer = await server.api(method, isOfTheActionApi(path) ? `/api${address}` : address, { ...asRoot, ...options });
    const answered = { path, method: method.toLowerCase(), status: answer.status, body: answer.body };
    expect([line, answer.status, status === answer.status ? checked(answered) : answer.body]).toEqual([line, status, []]);
    called.add(line);
    return ((answer.body as { data?: unknown } | null)?.data ?? answer.body) as T;
  }

  it('OAuth clients and their tokens', async () => {
    const body = { clientId: 'erp', rights: ['read', 'write', 'delete'], roles: ['root'] };
    const { secret } = await call<{ secret: string }>('POST /oauthClients:create', { body });
    await call('GET /oauthClients:list');
    await call('POST /oauthClients:update', { query: 'filterByTk=erp', body: { title: 'ERP', tables: ['goods'] } });
    await call('POST /oauthClients:rotateSecret', { query: 'filterByTk=erp', body: { overlapSeconds: 600 } });
    const { secrets } = await call<{ secrets: { id: number }[] }>('GET /oauthClients:get', { query: 'filterByTk=erp' });
    const client = `client_id=erp&client_secret=${secret}`;
    const grant = { headers: FORM, body: `grant_type=client_credentials&${client}` };
    const { access_token: token } = await call<{ access_token: string }>('POST /api/oauth2/token', grant);
    await call('POST /oauth/{api}/token', { key: 'shop', ...grant });
    await call('POST /api/oauth2/introspect', { headers: FORM, body: `token=${token}&${client}` });
    await call('POST /api/oauth2/revoke', { headers: FORM, body: `token=${token}&${client}` });
    await call('GET /api/oauth2/jwks');
    await call('GET /.well-known/openid-configuration');
    await call('GET /.well-known/oauth-authorization-server');
    await call('POST /oauthClients:revokeSecret', { query: 'filterByTk=erp', body: { id: secrets.at(-1)?.id } });
    await call('POST /oauthClients:rotateSigningKey');
    await call('POST /oauthClients:destroy', { query: 'filterByTk=erp' });
  });

  it('issuers of tokens', async () => {
    const body = {
      name: 'id',
      issuer: 'https://id.example',
      audience: 'us',
      keyType: 'HMAC',
      secret: 'x'.repeat(32),
      validUntil: '2099-12-31',
    };
    await call('POST /externalIssuers:create', { body });
    await call('GET /externalIssuers:list');
    await call('GET /externalIssuers:get', { query: 'filterByTk=id' });
    await call('POST /externalIssuers:update', { query: 'filterByTk=id', body: { title: 'ID', roleMap: { staff: 'admin' } } });
    await call('POST /externalIssuers:test', { query: 'filterByTk=id', body: { token: 'a.b.c' } });
    await call('POST /externalIssuers:destroy', { query: 'filterByTk=id' });
  });

  it('named queries', async () => {
    const tree = { resource: 'goods', action: 'list', params: { fields: ['name'] } };
    const parameters = [{ name: 'word', type: 'string', defaultValue: 'a' }];
    await call('POST /namedQueries:create', { body: { name: 'q', kind: 'tree', tree, parameters, roles: ['admin'] } });
    await call('GET /namedQueries:get', { query: 'filterByTk=q' });
    await call('GET /namedQueries:list');
    await call('POST /namedQueries:update', { query: 'filterByTk=q', body: { title: 'Q', pageSize: 5 } });
    await call('POST /namedQueries:run', { query: 'filterByTk=q', body: { params: {}, page: 1 } });
    await call('POST /namedQueries:preview', { body: { kind: 'sql', sql: 'SELECT name FROM goods' } });
    await call('POST /namedQueries:destroy', { query: 'filterByTk=q' });
  });

  it('pages', async () => {
    const { uid } = await call<{ uid: string }>('POST /uiPages:create', { body: { kind: 'page', title: 'Sales' } });
    const query = `filterByTk=${uid}`;
    const block = { key: 'b', kind: 'pages.markdown', span: 24, settings: { text: 'Hello' } };
    const content = { tabs: [{ key: 'main', title: 'All', rows: [{ key: 'r', blocks: [block] }] }] };
    let draft = await call<{ version: number }>('GET /uiPages:getDraft', { query });
    const change = async (action: string, more: object = {}): Promise<void> => {
      draft = await call(`POST /uiPages:${action}`, { query, body: { version: draft.version, ...more } });
    };
    await change('saveDraft', { content });
    await change('publish', { note: 'first' });
    await change('discardDraft');
    await change('restore', { number: 1 });
    for (const action of ['list', 'menu']) await call(`GET /uiPages:${action}`);
    for (const action of ['get', 'listRevisions']) await call(`GET /uiPages:${action}`, { query });
    await call('GET /uiPages:getRevision', { query: `${query}&number=1` });
    await call('GET /uiPages:preview', { query: `${query}&role=root` });
    await call('POST /uiPages:update', { query, body: { title: 'Sales of all', icon: 'home' } });
    await call('POST /uiPages:move', { query, body: { parentUid: null } });
    await call('POST /uiPages:destroy', { query });
  });

  it('secrets, libraries and refusals of JS blocks', async () => {
    await call('POST /jsSecrets:create', { body: { name: 'crm', value: 'v', hosts: ['api.example.com'] } });
    await call('GET /jsSecrets:list');
    await call('GET /jsSecrets:get', { query: 'filterByTk=crm' });
    await call('POST /jsSecrets:update', { query: 'filterByTk=crm', body: { description: 'CRM' } });
    await call('POST /jsSecrets:destroy', { query: 'filterByTk=crm' });
    const library = { specifier: 'tiny@1.0.0/tiny.js', name: 'tiny', version: '1.0.0', format: 'umd', text: 'globalThis.tiny = 1;' };
    const { id } = await call<{ id: number }>('POST /jsLibraries:create', { body: library });
    await call('GET /jsLibraries:list');
    await call('GET /jsLibraries:resolve', { query: 'specifier=tiny' });
    await call('POST /jsLibraries:request', { body: { specifier: 'other@2.0.0' } });
    await call('POST /jsLibraries:update', { query: `filterByTk=${id}`, body: { note: 'small' } });
    await call('POST /jsLibraries:destroy', { query: `filterByTk=${id}` });
    await call('GET /jsRefusals:list');
    await call('POST /jsRefusals:clear');
  });

  it('the rights of roles', async () => {
    const body = { name: 'goods', usingActionsConfig: true, actions: [{ name: 'view', fields: ['name'], scope: null }] };
    for (const action of ['create', 'update'])
      await call(`POST /roles/{sourceKey}/resources:${action}`, {
        key: 'member',
        body,
        ...(action === 'update' ? { query: 'filterByTk=goods' } : {}),
      });
    await call('GET /roles/{sourceKey}/resources:list', { key: 'member' });
    await call('GET /roles/{sourceKey}/resources:get', { key: 'member', query: 'filterByTk=goods' });
    for (const action of ['list', 'listGrantable']) await call(`GET /roles/{sourceKey}/collections:${action}`, { key: 'member' });
    await call('GET /roles/{sourceKey}/collections:get', { key: 'member', query: 'filterByTk=goods' });
    for (const action of ['add', 'remove']) await call(`POST /roles/{sourceKey}/users:${action}`, { key: 'admin', body: [1] });
    for (const action of ['list', 'find']) await call(`GET /roles/{sourceKey}/users:${action}`, { key: 'root' });
    await call('GET /roles:check');
    await call('GET /roles:ofUsers', { query: 'userIds=1' });
  });

  it('tables in the REST language, and as APIs', async () => {
    const representation = { prefer: 'return=representation' };
    await call('POST /api/rest/v1/labels', { body: { text: 'a' }, status: 201 });
    await call('GET /api/rest/v1/labels', { query: 'select=*&order=text.desc.nullsfirst' });
    await call('PATCH /api/rest/v1/labels', { query: 'text=eq.a', body: { text: 'b' }, headers: representation });
    await call('PUT /api/rest/v1/labels', { query: 'id=eq.1', body: { id: 1, text: 'b' }, status: 204 });
    await call('DELETE /api/rest/v1/labels', { query: 'text=eq.b', status: 204 });
    await call('POST /oauth/insert/shop/_/labels', { body: { text: 'c' } });
    const [{ id } = { id: 0 }] = await call<{ id: number }[]>('GET /oauth/get/shop/_/labels');
    await call('POST /oauth/all/shop/_/labels', { body: { $count: true, $apply: 'groupby((text))' }, status: 400 });
    await call('POST /oauth/all/shop/_/labels', { body: { $apply: 'groupby((text),aggregate($count as n))/filter(n gt 0)' } });
    await call('GET /oauth/getbyid/shop/_/labels/{key}', { key: id });
    await call('PUT /oauth/update/shop/_/labels', { body: { id, text: 'd' } });
    await call('GET /oauth/groupby/shop/_/labels/{column}', { key: 'text' });
    await call('GET /oauth/coldatainfo/shop/_/labels/{column}', { key: 'text' });
    await call('GET /oauth/custom/shop/names');
    await call('DELETE /oauth/delete/shop/_/labels/{key}', { key: id });
  });

  it('leaves out no call of these plugins that needs nothing from elsewhere', () => {
    const owners =
      /^\/(?:oauthClients|externalIssuers|namedQueries|uiPages|jsSecrets|jsRefusals):|^\/api\/(?:oauth2\/|rest\/v1\/labels)|^\/oauth\/.*\/labels|^\/oauth\/(?:custom|\{api\})/;
    const documented = documents
      .flatMap(({ paths }) => Object.entries(paths))
      .filter(([path]) => owners.test(path))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    expect([...new Set(documented)].filter((line) => !called.has(line))).toEqual([]);
    expect(documented.length).toBeGreaterThan(50);
  });
});
