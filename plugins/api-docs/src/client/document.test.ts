import { buildCall, missingParameters } from './call/build-call';
import { exampleOf, exampleText } from './call/example';
import { axiosSnippet, curlSnippet, pythonSnippet } from './call/snippets';
import { type ApiDocument, operationOf } from './document';
import { search } from './search-outline';
import { describeFields } from './show/describe-fields';

const document: ApiDocument = {
  servers: [{ url: '/api' }],
  tags: [
    { name: 'goods', description: 'Collection Goods' },
    { name: 'empty', description: 'Nothing' },
  ],
  paths: {
    '/shops/{sourceKey}/goods:create': {
      post: {
        operationId: 'shops.goods.create',
        tags: ['goods'],
        summary: 'Create goods',
        parameters: [
          { $ref: '#/components/parameters/sourceKey' } as never,
          { name: 'X-Role', in: 'header' },
          { name: 'fields', in: 'query' },
        ],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/goods.create' } } } },
        responses: { '200': { description: 'Done' }, '400': { $ref: '#/components/responses/write.400' } as never },
      },
    },
  },
  components: {
    schemas: {
      'goods.create': {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', maxLength: 5 },
          state: { type: ['string', 'null'], enum: ['new', null] },
          day: { type: 'string', format: 'date' },
          shop: { anyOf: [{ type: 'integer' }, { type: 'object' }] },
          parent: { $ref: '#/components/schemas/goods.create' },
        },
      },
    },
    parameters: { sourceKey: { name: 'sourceKey', in: 'path', required: true } },
    responses: { 'write.400': { description: 'Wrong' } },
  },
};

const operation = operationOf(document, 'shops.goods.create');
if (!operation) throw new Error('The document has an operation');

it('finds an operation with what it refers to', () => {
  expect(operationOf(document, 'shops.goods.destroy')).toBeUndefined();
  expect(operation).toMatchObject({ id: 'shops.goods.create', path: '/api/shops/{sourceKey}/goods:create', method: 'POST' });
  expect(operation.responses).toEqual([
    { status: '200', description: 'Done' },
    { status: '400', description: 'Wrong' },
  ]);
  expect(missingParameters(operation, { parameters: {}, body: '' })).toEqual(['sourceKey']);
});

it('finds what has all the words', () => {
  const { id, method, path, summary } = operation;
  const operations = [{ id, method, path, summary }];
  const groups = [{ name: 'goods', title: 'Collection Goods', namespace: 'collections/goods', operations }];
  expect(search(groups, ' CREATE  goods')).toHaveLength(1);
  expect(search(groups, 'create roles')).toEqual([]);
  expect(search(groups, '')).toBe(groups);
});

it('makes an example of a schema, also of one that leads back to itself', () => {
  expect(exampleOf(document, { $ref: '#/components/schemas/goods.create' })).toEqual({ name: 'text', state: 'new', day: '2026-01-31' });
  expect(exampleOf(document, { oneOf: [{ type: 'array', items: { type: 'integer' } }] })).toEqual([1]);
});

it('writes the example of a body as it is sent', () => {
  const schema = { type: 'object', properties: { grant_type: { const: 'client_credentials' }, scope: { type: 'string' } } };
  const textOf = (type: string): string => exampleText(document, { type, schema, description: undefined });
  expect(JSON.parse(textOf('application/json'))).toEqual({ grant_type: 'client_credentials', scope: 'text' });
  expect(textOf('application/x-www-form-urlencoded')).toBe('grant_type=client_credentials&scope=text');
  expect(textOf('text/csv')).toBe('');
});

it('describes fields in words', () => {
  expect(describeFields(document, { $ref: '#/components/schemas/goods.create' })).toEqual([
    { name: 'name', type: 'string', required: true, description: 'maxLength 5' },
    { name: 'state', type: 'new | null', required: false, description: undefined },
    { name: 'day', type: 'string', required: false, description: 'format "date"' },
    { name: 'shop', type: 'integer | object', required: false, description: undefined },
    { name: 'parent', type: 'goods.create', required: false, description: undefined },
  ]);
});

it('comes to an end with what leads back to itself', () => {
  const schemas = { list: { type: 'array', items: { $ref: '#/components/schemas/list' } } };
  expect(describeFields({ ...document, components: { ...document.components, schemas } }, { $ref: '#/components/schemas/list' })).toEqual(
    [],
  );
});

it('builds a call in which nothing typed breaks out of its place', () => {
  const parameters = { 'path.sourceKey': "1/../'x", 'query.fields': 'a&b', 'header.X-Role': 'editor' };
  const call = buildCall(
    operation,
    { parameters, body: `{"name": "it's"}` },
    { credential: { kind: 'key', token: 'secret' }, origin: 'https://example.com' },
  );
  expect(call.address).toBe("https://example.com/api/shops/1%2F..%2F'x/goods:create?fields=a%26b");
  expect(call.headers).toEqual({ 'X-Role': 'editor', 'Content-Type': 'application/json', Authorization: 'Bearer secret' });
  expect(curlSnippet(call)).toContain(String.raw`--data-raw '{"name": "it'\''s"}'`);
  expect(axiosSnippet(call)).toContain(String.raw`data: "{\"name\": \"it's\"}"`);
  expect(pythonSnippet(call)).toContain('"Authorization": "Bearer secret"');
});
