import { type TestServer, createApiKey, createCollection, dataOf, startTestServer } from '@mortise/testing';
import { answerChecker } from './testing/documented-answers';
import { documentOf } from './testing/small-world';

const RULE = { subject: 'path:/api/orders:list', version: '', deny: ['203.0.113.7'], allow: [], origins: [] };

describe('answers of plugins', () => {
  let server: TestServer;
  let apiId: number;

  beforeAll(async () => {
    server = await startTestServer({ plugins: ['api-keys', 'named-queries', 'rest-apis'] });
    await createCollection(server, { name: 'orders', fields: [{ name: 'code', type: 'string' }] });
    await createApiKey(server, { role: 'root' });
    const { token } = server.root;
    dataOf(
      await server.api('POST', 'namedQueries:create', { token, body: { name: 'codes', kind: 'sql', sql: 'SELECT code FROM orders' } }),
    );
    apiId = dataOf<{ id: number }>(await server.api('POST', 'restApis:create', { token, body: { name: 'Shop', queries: ['codes'] } })).id;
    dataOf(await server.api('POST', 'rateLimits:setOverride', { token, body: { subject: 'user:99', points: 1, seconds: 1 } }));
  });
  afterAll(() => server.close());

  it('are those their documents tell of, and none of them is just any JSON', async () => {
    const document = await documentOf(server, server.root.token);
    const check = answerChecker(document);
    const settings = dataOf<{ settings: object }>(await server.api('GET', 'rateLimits:state', { token: server.root.token })).settings;
    const calls: readonly (readonly [string, string?, unknown?])[] = [
      ['GET restApis:describe', `filterByTk=${apiId}`],
      ['POST restApis:republish', `filterByTk=${apiId}`, { query: 'codes' }],
      ['GET restApis:sources'],
      ['GET rateLimits:state'],
      ['POST rateLimits:update', '', settings],
      ['GET rateLimits:callers', 'span=day'],
      ['GET rateLimits:usage', 'subject=user:1&span=hour'],
      ['POST rateLimits:setOverride', '', { subject: 'user:98', points: 5, seconds: 5 }],
      ['POST rateLimits:removeOverride', 'filterByTk=user:98'],
      ['POST ipRules:dryRun', '', RULE],
      ['POST ipRules:save', '', RULE],
      ['GET ipRules:list'],
      ['GET ipRules:get', `filterByTk=${encodeURIComponent(RULE.subject)}`],
      ['POST ipRules:check', '', { address: '203.0.113.7', path: '/api/orders:list' }],
      ['GET ipRules:subjects'],
      ['POST ipRules:destroy', `filterByTk=${encodeURIComponent(RULE.subject)}`],
      ['GET ipRefusals:list'],
      ['POST ipRefusals:clear'],
    ];
    for (const [line, query = '', body] of calls) {
      const [method = '', name = ''] = line.split(' ');
      const answer = await server.api(method, `${name}?${query}`, { token: server.root.token, ...(body === undefined ? {} : { body }) });
      const told = { path: `/${name}`, method: method.toLowerCase(), status: answer.status, body: answer.body };
      expect([line, answer.status, check(told)]).toEqual([line, 200, []]);
      const response = document.paths[told.path]?.[told.method]?.responses['200'];
      expect([line, JSON.stringify(response)]).toEqual([line, expect.not.stringContaining('Shared.JsonValue')]);
    }
  });
});
