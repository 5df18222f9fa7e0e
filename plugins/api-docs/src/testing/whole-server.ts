import { type TestServer, createApiKey, dataOf, startTestServer } from '@mortise/testing';
import { type OpenApiDocument, type SmallWorld, createSmallWorld, documentOf } from './small-world';

/** Those that are off until somebody switches them on, each after the ones it needs. */
const SWITCHED_ON = ['api-keys', 'external-auth', 'oauth2', 'pages', 'js-blocks', 'rest-apis', 'rest-v1'];

export interface WholeServer extends SmallWorld {
  readonly server: TestServer;
}

/** A server with every plugin of this repository, an API of tables and a saved query. */
export async function startWholeServer(): Promise<WholeServer> {
  const server = await startTestServer({ plugins: SWITCHED_ON, env: { LOGGER_LEVEL: 'error' } });
  const world = await createSmallWorld(server);
  const { token } = server.root;
  await createApiKey(server, { role: 'root' });
  const query = { name: 'names', kind: 'tree', tree: { resource: 'goods', action: 'list', params: { fields: ['name'] } } };
  dataOf(await server.api('POST', 'namedQueries:create', { token, body: query }));
  dataOf(await server.api('POST', 'restApis:create', { token, body: { name: 'Shop', queries: ['names'] } }));
  return { ...world, server };
}

/** The document of everything, and those of plugins with calls that stand in their own alone. */
const DOCUMENTS = [undefined, 'plugins/oauth2', 'plugins/rest-apis', 'plugins/rest-v1'] as const;

/** Everything a caller is told of. */
export function everyDocument(server: TestServer, token: string): Promise<readonly OpenApiDocument[]> {
  return Promise.all(DOCUMENTS.map((namespace) => documentOf(server, token, namespace)));
}
