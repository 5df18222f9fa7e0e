import { codeOf, createCollection, dataOf, startTestServer } from '@mortise/testing';

it('serves rows below the path of the API, wherever that is', async () => {
  const server = await startTestServer({ env: { API_BASE_PATH: '/base/api' }, plugins: ['rest-v1'] });
  try {
    const { token } = server.root;
    await createCollection(server, { name: 'todos', fields: [{ name: 'title', type: 'string' }] });
    dataOf(await server.api('POST', 'todos:create', { token, body: { title: 'eat' } }));
    const rows = await server.api('GET', '/base/api/rest/v1/todos?select=title', { token });
    expect([rows.status, rows.body]).toEqual([200, [{ title: 'eat' }]]);
    expect((await server.api('GET', '/api/rest/v1/todos', { token })).status).toBe(404);
    // Its records could not be addressed.
    const clash = await server.api('POST', 'collections:create', { token, body: { name: 'rest', fields: [] } });
    expect(codeOf(clash)).toBe('NAME_RESERVED');
    const { body } = await server.api('GET', 'swagger:get?ns=plugins/rest-v1', { token });
    expect(Object.keys((body as { paths: object }).paths)).toContain('/base/api/rest/v1/todos');
  } finally {
    await server.close();
  }
});
