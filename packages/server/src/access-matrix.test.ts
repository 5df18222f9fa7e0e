import { STANDARD_ACTIONS } from '@mortise/plugin-api/server';
import { type TestServer, createCollection, createRole, createUser, eachDatabase, startTestServer } from '@mortise/testing';
import { type Row, get, post, send } from './testing/access-rows';
import { JS_BLOCK_ROWS } from './testing/js-block-rows';

/** An action that is registered but has no row fails. */
const ROWS: readonly Row[] = [
  get('pm:list', 'pm:list'),
  get('pm:get', 'pm:get?filterByTk=acl'),
  post('pm:enable', 'pm:enable?filterByTk=nothing', 404),
  post('pm:disable', 'pm:disable?filterByTk=nothing', 404),
  get('pm:getSettings', 'pm:getSettings?filterByTk=nothing', 404),
  send(post('pm:setSettings', 'pm:setSettings?filterByTk=nothing', 404), { values: {} }),
  { ...get('systemSettings:get', 'systemSettings:get'), anonymous: 200, stranger: 200 },
  send(post('systemSettings:update', 'systemSettings:update', 400), { title: '' }),
  send(post('systemSettings:put', 'systemSettings:put', 400), { title: '' }),
  { ...get('app:boot', 'app:boot'), anonymous: 200, stranger: 200 },
  { ...get('swagger:getUrls', 'swagger:getUrls'), anonymous: 200, stranger: 200 },
  { ...get('swagger:get', 'swagger:get'), anonymous: 200, stranger: 200 },
  { ...get('swagger:getOutline', 'swagger:getOutline'), anonymous: 200, stranger: 200 },
  get('collections:list', 'collections:list'),
  get('collections:get', 'collections:get?filterByTk=things'),
  { ...get('collections:listAccessible', 'collections:listAccessible'), stranger: 200 },
  get('collections:impact', 'collections:impact?filterByTk=things'),
  send(post('collections:plan', 'collections:plan', 400), {}),
  send(post('collections:previewView', 'collections:previewView', 400), {}),
  send(post('collections:applyPlan', 'collections:applyPlan', 400), {}),
  get('collections:listConversions', 'collections:listConversions'),
  send(post('collections:create', 'collections:create', 400), { name: '1' }),
  send(post('collections:update', 'collections:update?filterByTk=nothing', 404), { title: 'x' }),
  post('collections:destroy', 'collections:destroy?filterByTk=nothing', 404),
  get('collections.fields:list', 'collections/things/fields:list'),
  get('collections.fields:get', 'collections/things/fields:get?filterByTk=title'),
  send(post('collections.fields:create', 'collections/nothing/fields:create', 404), { name: 'a', type: 'string' }),
  send(post('collections.fields:update', 'collections/nothing/fields:update?filterByTk=a', 404), { title: 'x' }),
  post('collections.fields:destroy', 'collections/nothing/fields:destroy?filterByTk=a', 404),
  get('users:list', 'users:list'),
  get('users:get', 'users:get/1'),
  send(post('users:create', 'users:create', 400), { username: '' }),
  send(post('users:update', 'users:update?filterByTk=999999', 404), { nickname: 'x' }),
  post('users:destroy', 'users:destroy?filterByTk=999999', 404),
  { ...send(post('users:updateProfile', 'users:updateProfile', 400), { id: 1 }), stranger: 400 },
  { ...send(post('auth:signIn', 'auth:signIn', 401), { account: 'nobody', password: 'wrong password' }), anonymous: 401, stranger: 401 },
  { ...get('auth:check', 'auth:check'), stranger: 200 },
  { ...get('auth:csrf', 'auth:csrf'), stranger: 200 },
  { ...send(post('auth:changePassword', 'auth:changePassword', 400), {}), stranger: 400 },
  get('roles:list', 'roles:list'),
  get('roles:get', 'roles:get/member'),
  send(post('roles:create', 'roles:create', 400), { name: '!' }),
  send(post('roles:update', 'roles:update?filterByTk=nothing', 404), { title: 'x' }),
  post('roles:destroy', 'roles:destroy?filterByTk=nothing', 404),
  { ...get('roles:check', 'roles:check'), stranger: 200 },
  get('roles:impact', 'roles:impact/member'),
  get('roles:ofUsers', 'roles:ofUsers?userIds=1'),
  get('roles.users:list', 'roles/member/users:list'),
  get('roles.users:find', 'roles/member/users:find'),
  send(post('roles.users:add', 'roles/nothing/users:add', 404), [1]),
  send(post('roles.users:remove', 'roles/nothing/users:remove', 404), [1]),
  send(post('roles.users:set', 'roles/nothing/users:set', 404), [1]),
  ...['resources', 'dataSourceResources'].flatMap((name) => [
    get(`roles.${name}:list`, `roles/member/${name}:list`),
    get(`roles.${name}:get`, `roles/member/${name}:get/nothing`, 404),
    send(post(`roles.${name}:create`, `roles/nothing/${name}:create`, 404), { name: 'things', actions: [] }),
    send(post(`roles.${name}:update`, `roles/nothing/${name}:update?filterByTk=1`, 404), { name: 'things', actions: [] }),
    post(`roles.${name}:destroy`, `roles/nothing/${name}:destroy?filterByTk=1`, 404),
  ]),
  get('roles.collections:list', 'roles/member/collections:list'),
  get('roles.collections:listGrantable', 'roles/member/collections:listGrantable'),
  get('roles.collections:get', 'roles/member/collections:get/things'),
  get('roles.dataSourcesCollections:list', 'roles/member/dataSourcesCollections:list'),
  get('dataSources.roles:get', 'dataSources/main/roles:get/member'),
  send(post('dataSources.roles:update', 'dataSources/main/roles:update?filterByTk=nothing', 404), {}),
  get('dataSources.rolesResourcesScopes:list', 'dataSources/main/rolesResourcesScopes:list'),
  get('dataSources.rolesResourcesScopes:get', 'dataSources/main/rolesResourcesScopes:get/999999', 404),
  send(post('dataSources.rolesResourcesScopes:create', 'dataSources/main/rolesResourcesScopes:create', 400), {}),
  send(post('dataSources.rolesResourcesScopes:update', 'dataSources/main/rolesResourcesScopes:update?filterByTk=999999', 404), {
    name: 'x',
  }),
  post('dataSources.rolesResourcesScopes:destroy', 'dataSources/main/rolesResourcesScopes:destroy?filterByTk=999999', 404),
  get('dataSources:list', 'dataSources:list'),
  get('dataSources:get', 'dataSources:get/main'),
  { ...get('dataSources:listEnabled', 'dataSources:listEnabled'), stranger: 200 },
  send(post('dataSources:create', 'dataSources:create', 400), {}),
  send(post('dataSources:update', 'dataSources:update?filterByTk=nothing', 404), { displayName: 'x' }),
  post('dataSources:destroy', 'dataSources:destroy?filterByTk=nothing', 404),
  send(post('dataSources:testConnection', 'dataSources:testConnection', 400), {}),
  post('dataSources:refresh', 'dataSources:refresh?filterByTk=nothing', 404),
  post('mainDataSource:refresh', 'mainDataSource:refresh', 200),
  send(post('mainDataSource:syncFields', 'mainDataSource:syncFields', 404), { collections: ['nothing'] }),
  send(post('dataSources:readTables', 'dataSources:readTables', 404), { dataSourceKey: 'nothing' }),
  send(post('dataSources:loadTables', 'dataSources:loadTables', 404), { dataSourceKey: 'nothing', tables: ['x'] }),
  get('dataSources.collections:list', 'dataSources/main/collections:list'),
  send(post('dataSources.collections:update', 'dataSources/main/collections:update?filterByTk=nothing', 404), { title: 'x' }),
  post('dataSources.collections:destroy', 'dataSources/main/collections:destroy?filterByTk=nothing', 404),
  get('dataSourcesCollections.fields:list', 'dataSourcesCollections/main.nothing/fields:list', 404),
  send(post('dataSourcesCollections.fields:update', 'dataSourcesCollections/main.nothing/fields:update?filterByTk=x', 404), { title: 'x' }),
  get('users.roles:list', 'users/1/roles:list'),
  send(post('users.roles:add', 'users/999999/roles:add', 404), ['member']),
  send(post('users.roles:remove', 'users/999999/roles:remove', 404), ['member']),
  send(post('users.roles:set', 'users/999999/roles:set', 404), ['member']),
  send(post('users.roles:setDefault', 'users/999999/roles:setDefault', 400), { roleName: 'member' }),
  get('rolesResourcesScopes:list', 'rolesResourcesScopes:list'),
  get('rolesResourcesScopes:get', 'rolesResourcesScopes:get/999999', 404),
  send(post('rolesResourcesScopes:create', 'rolesResourcesScopes:create', 400), {}),
  send(post('rolesResourcesScopes:update', 'rolesResourcesScopes:update?filterByTk=999999', 404), { name: 'x' }),
  post('rolesResourcesScopes:destroy', 'rolesResourcesScopes:destroy?filterByTk=999999', 404),
  { ...get('availableActions:list', 'availableActions:list'), stranger: 200 },
  get('apiKeys:list', 'apiKeys:list'),
  get('apiKeys:get', 'apiKeys:get/999999', 404),
  send(post('apiKeys:create', 'apiKeys:create', 400), {}),
  post('apiKeys:destroy', 'apiKeys:destroy?filterByTk=999999', 404),
  get('users.apiKeys:list', 'users/1/apiKeys:list'),
  post('users.apiKeys:destroy', 'users/1/apiKeys:destroy?filterByTk=999999', 404),
  get('oauthClients:list', 'oauthClients:list'),
  get('oauthClients:get', 'oauthClients:get/nothing', 404),
  send(post('oauthClients:create', 'oauthClients:create', 400), {}),
  send(post('oauthClients:update', 'oauthClients:update?filterByTk=nothing', 404), {}),
  post('oauthClients:destroy', 'oauthClients:destroy?filterByTk=nothing', 404),
  send(post('oauthClients:rotateSecret', 'oauthClients:rotateSecret?filterByTk=nothing', 404), {}),
  send(post('oauthClients:revokeSecret', 'oauthClients:revokeSecret?filterByTk=nothing', 404), { id: 1 }),
  post('oauthClients:rotateSigningKey', 'oauthClients:rotateSigningKey', 200),
  get('things:list', 'things:list'),
  get('things:get', 'things:get/999999', 404),
  send(post('things:create', 'things:create', 400), { nothing: 1 }),
  send(post('things:update', 'things:update?filterByTk=999999', 404), { title: 'x' }),
  post('things:destroy', 'things:destroy?filterByTk=999999', 404),
  send(post('things:query', 'things:query', 200), { measures: [{ aggregation: 'count', alias: 'n' }] }),
  send(post('things:firstOrCreate', 'things:firstOrCreate', 400), { title: 'x' }),
  send(post('things:updateOrCreate', 'things:updateOrCreate', 400), { title: 'x' }),
  post('things:move', 'things:move?sourceId=999999&sticky=true', 400),
  get('things:export', 'things:export?format=ndjson'),
  post('things:import', 'things:import?format=csv', 400),
  get('restApis:list', 'restApis:list'),
  get('restApis:get', 'restApis:get/999999', 404),
  send(post('restApis:create', 'restApis:create', 400), {}),
  send(post('restApis:update', 'restApis:update?filterByTk=999999', 404), { name: 'x' }),
  post('restApis:destroy', 'restApis:destroy?filterByTk=999999', 404),
  get('restApis:describe', 'restApis:describe/999999', 404),
  send(post('restApis:republish', 'restApis:republish?filterByTk=999999', 404), { query: 'x' }),
  get('restApis:sources', 'restApis:sources'),
  get('namedQueries:list', 'namedQueries:list'),
  get('namedQueries:get', 'namedQueries:get/nothing', 404),
  send(post('namedQueries:create', 'namedQueries:create', 400), { name: 'x', kind: 'tree' }),
  send(post('namedQueries:update', 'namedQueries:update?filterByTk=nothing', 404), { title: 'x' }),
  post('namedQueries:destroy', 'namedQueries:destroy?filterByTk=nothing', 404),
  { ...post('namedQueries:run', 'namedQueries:run?filterByTk=nothing', 404), stranger: 404 },
  send({ ...post('namedQueries:preview', 'namedQueries:preview', 200), admin: 403 }, { kind: 'sql', sql: 'SELECT 1 AS one' }),
  get('rateLimits:state', 'rateLimits:state'),
  get('rateLimits:callers', 'rateLimits:callers'),
  get('rateLimits:usage', 'rateLimits:usage?subject=apiKey:999999'),
  send(post('rateLimits:update', 'rateLimits:update', 400), { nothing: 1 }),
  send(post('rateLimits:setOverride', 'rateLimits:setOverride', 400), {}),
  post('rateLimits:removeOverride', 'rateLimits:removeOverride?filterByTk=apiKey:999999', 404),
  ...JS_BLOCK_ROWS,
  { ...get('uiPages:menu', 'uiPages:menu'), stranger: 200 },
  { ...get('uiPages:get', 'uiPages:get?filterByTk=nothing', 404), stranger: 404 },
  get('uiPages:list', 'uiPages:list'),
  get('uiPages:getDraft', 'uiPages:getDraft?filterByTk=nothing', 404),
  get('uiPages:preview', 'uiPages:preview?filterByTk=nothing&role=admin', 404),
  get('uiPages:listRevisions', 'uiPages:listRevisions?filterByTk=nothing'),
  get('uiPages:getRevision', 'uiPages:getRevision?filterByTk=nothing&number=1', 404),
  send(post('uiPages:create', 'uiPages:create', 400), {}),
  send(post('uiPages:update', 'uiPages:update?filterByTk=nothing', 404), { title: 'x' }),
  send(post('uiPages:move', 'uiPages:move?filterByTk=nothing', 404), { parentUid: null }),
  post('uiPages:destroy', 'uiPages:destroy?filterByTk=nothing', 404),
  ...['saveDraft', 'publish', 'discardDraft', 'restore'].map((action) =>
    send(post(`uiPages:${action}`, `uiPages:${action}?filterByTk=nothing`, 400), {}),
  ),
  get('externalIssuers:list', 'externalIssuers:list'),
  get('externalIssuers:get', 'externalIssuers:get/nothing', 404),
  send(post('externalIssuers:create', 'externalIssuers:create', 400), {}),
  send(post('externalIssuers:update', 'externalIssuers:update?filterByTk=nothing', 404), { title: 'x' }),
  post('externalIssuers:destroy', 'externalIssuers:destroy?filterByTk=nothing', 404),
  send(post('externalIssuers:test', 'externalIssuers:test?filterByTk=nothing', 404), { token: 'x' }),
  // IP protection
  get('ipRules:list', 'ipRules:list'),
  get('ipRules:get', 'ipRules:get?filterByTk=everything'),
  send(post('ipRules:save', 'ipRules:save', 400), { subject: 'nothing' }),
  post('ipRules:destroy', 'ipRules:destroy?filterByTk=everything', 404),
  send(post('ipRules:dryRun', 'ipRules:dryRun', 400), { subject: 'nothing' }),
  send(post('ipRules:check', 'ipRules:check', 400), { address: '010.0.0.1' }),
  get('ipRules:subjects', 'ipRules:subjects'),
  get('ipRefusals:list', 'ipRefusals:list'),
  post('ipRefusals:clear', 'ipRefusals:clear', 200),
  // Last: it ends the session it is called with.
  { ...post('auth:signOut', 'auth:signOut', 200), stranger: 200 },
];

eachDatabase('the access matrix on %s', (dialect) => {
  let server: TestServer;
  let stranger: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'external-auth', 'oauth2', 'pages', 'js-blocks', 'rest-apis'] });
    await createCollection(server, {
      name: 'things',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'secret', type: 'string' },
      ],
    });
    const role = await createRole(server, { name: 'nobody' });
    stranger = (await createUser(server, { username: 'stranger', roles: [role] })).token;
  });
  afterAll(() => server.close());

  test('has a row for every registered action', () => {
    // `*` stands for every collection users have made.
    const registered = server.platform.resources
      .describe()
      .map(({ resource, action }) => `${resource === '*' ? 'things' : resource}:${action}`);
    const standard = STANDARD_ACTIONS.map((action) => `things:${action}`);
    expect(ROWS.map(({ action }) => action).sort()).toEqual([...registered, ...standard].sort());
  });

  test.each(ROWS)('$action', async ({ method, path, body, anonymous, stranger: asStranger, admin, root }) => {
    const options = body === undefined ? {} : { body };
    const token = server.root.token;
    const statuses = [
      await server.api(method, path, options),
      await server.api(method, path, { ...options, token: stranger }),
      await server.api(method, path, { ...options, token, role: 'admin' }),
      // Signing out ends the session; the answer for root is the same as for admin.
      path === 'auth:signOut' ? { status: root } : await server.api(method, path, { ...options, token, role: 'root' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([anonymous, asStranger, admin, root]);
  });
});
