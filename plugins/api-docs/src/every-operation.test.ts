import { type TestServer, dataOf } from '@mortise/testing';
import { type Answered, answerChecker } from './testing/documented-answers';
import type { OpenApiDocument, OpenApiOperation } from './testing/small-world';
import { untypedAnswers } from './testing/untyped-answers';
import { everyDocument, startWholeServer } from './testing/whole-server';

let server: TestServer;
let clerk: string;
/** Everything there is, as root sees it. */
let documents: readonly OpenApiDocument[];

beforeAll(async () => {
  ({ server, clerk } = await startWholeServer());
  documents = await everyDocument(server, server.root.token);
});
afterAll(() => server.close());

/** What stands in a path, by what stands before it. */
const PLACES: Readonly<Record<string, string>> = {
  roles: 'root',
  users: '1',
  collections: 'goods',
  dataSources: 'main',
  dataSourcesCollections: 'main.goods',
};
/** It ends the session the others are called with. */
const SIGN_OUT = '/auth:signOut';

function addressOf({ path, operation: { servers, parameters = [] }, base }: Documented): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const { schema } = parameters.find((parameter) => parameter['name'] === name) ?? {};
    const [choice] = (schema as { readonly enum?: readonly string[] } | undefined)?.enum ?? [];
    return choice ?? (name === 'sourceKey' ? (PLACES[path.split('/')[1] ?? ''] ?? '1') : '1');
  });
  return servers === undefined && base !== '/' ? filled.slice(1) : filled;
}

interface Documented {
  readonly path: string;
  readonly method: string;
  readonly operation: OpenApiOperation;
  /** Of the whole document. */
  readonly base: string;
}

/** The least that can be sent: an empty body where there has to be one. */
async function call(documented: Documented, token: string): Promise<Answered> {
  const { path, method, operation } = documented;
  const [type] = Object.keys(operation.requestBody?.content ?? {});
  const sent = type === undefined ? {} : { body: type === 'application/json' ? {} : '', headers: { 'content-type': type } };
  const { status, body } = await server.api(method.toUpperCase(), addressOf(documented), { token, ...sent });
  return { path, method, status, body };
}

it('every plugin is on', async () => {
  const plugins = dataOf<{ name: string; enabled: boolean }[]>(await server.api('GET', 'pm:list', { token: server.root.token }));
  expect(plugins.filter(({ enabled }) => !enabled)).toEqual([]);
});

it('no answer of any operation is just any JSON, and each tells how it refuses', () => {
  expect(documents.flatMap(untypedAnswers)).toEqual([]);
});

it('an answer that says nothing would be noticed', () => {
  const [document] = documents;
  const told = (schema: object): readonly string[] =>
    untypedAnswers({
      ...document,
      paths: {
        '/x:y': { get: { ...document?.paths['/roles:list']?.['get'], responses: { '200': { content: { a: { schema } } }, '400': {} } } },
      },
    } as OpenApiDocument);
  expect(told({ type: 'string' })).toEqual([]);
  for (const open of [{}, { type: 'object' }, { type: 'array', items: {} }, { $ref: '#/components/schemas/Shared.JsonValue' }])
    expect(told(open)).toEqual(['get /x:y answers 200 with anything']);
});

async function callAll({ paths, servers }: OpenApiDocument, token: string): Promise<readonly Answered[]> {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation, base: servers[0].url })),
  );
  const answered: Answered[] = [];
  for (const one of operations.filter(({ path }) => path !== SIGN_OUT)) answered.push(await call(one, token));
  return answered;
}

it.each(['root', 'clerk'])('every operation answers %s as documented', async (who) => {
  const token = who === 'root' ? server.root.token : clerk;
  const answered: Answered[] = [];
  for (const document of documents) {
    const found = await callAll(document, token);
    expect(found.flatMap(answerChecker(document))).toEqual([]);
    answered.push(...found);
  }
  const signOut = await server.api('POST', SIGN_OUT.slice(1), { token });
  expect(documents.slice(0, 1).flatMap((document) => answerChecker(document)({ path: SIGN_OUT, method: 'post', ...signOut }))).toEqual([]);
  const failed = answered.filter(({ status }) => status >= 500);
  expect(failed).toEqual([]);
  // Nobody was refused everything.
  expect(answered.filter(({ status }) => status < 300).length).toBeGreaterThan(who === 'root' ? 50 : 10);
});
