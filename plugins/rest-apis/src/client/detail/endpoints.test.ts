import { curlOf, endpointsOf } from './endpoints';

const TABLE = {
  name: 'orders',
  isView: false,
  isWritable: true,
  primaryKey: 'id',
  columns: [
    { name: 'id', type: 'bigInt', nullable: false },
    { name: 'title', type: 'string', nullable: true },
  ],
};

describe('endpoints', () => {
  test('of a table that can be written', () => {
    const paths = endpointsOf('https://example.org', 'shop', TABLE).map(({ method, path }) => `${method} ${path}`);
    expect(paths).toEqual([
      'GET /oauth/get/shop/_/orders',
      'POST /oauth/all/shop/_/orders',
      'GET /oauth/getbyid/shop/_/orders/1',
      'GET /oauth/groupby/shop/_/orders/title',
      'GET /oauth/coldatainfo/shop/_/orders/title',
      'POST /oauth/insert/shop/_/orders',
      'PUT /oauth/update/shop/_/orders',
      'DELETE /oauth/delete/shop/_/orders/1',
    ]);
  });

  test('of a view only read', () => {
    expect(endpointsOf('', 'shop', { ...TABLE, isWritable: false }).every(({ id }) => !['insert', 'update', 'delete'].includes(id))).toBe(
      true,
    );
  });

  test('are called by commands a shell takes as they are', () => {
    expect(curlOf({ method: 'POST', url: "http://x/it's", body: { a: "b'c" } })).toBe(
      [
        String.raw`curl -s -X POST 'http://x/it'\''s' ` + '\\',
        String.raw`  -H "Authorization: Bearer $TOKEN" ` + '\\',
        String.raw`  -H 'Content-Type: application/json' ` + '\\',
        String.raw`  -d '{"a":"b'\''c"}'`,
      ].join('\n'),
    );
  });
});
