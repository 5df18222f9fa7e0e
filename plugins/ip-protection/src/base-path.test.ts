import { startTestServer } from '@mortise/testing';
import { BEHIND_PROXY, HOME, callFrom } from './testing/caller';

it('notices who would lock themselves out of an API below another path', async () => {
  const server = await startTestServer({ env: { ...BEHIND_PROXY, API_BASE_PATH: '/base/api' } });
  try {
    const save = (subject: string) => callFrom(server, 'POST ipRules:save', { token: server.root.token, body: { subject, deny: [HOME] } });
    for (const subject of ['path:/base', 'path:/base/api', 'path:/base/api/auth', 'path:/base/api/ipRules'])
      expect([subject, await save(subject)]).toMatchObject([subject, { status: 409, code: 'CALLER_LOCKED_OUT' }]);
    // Nobody needs these to take a rule back.
    for (const subject of ['path:/api', 'path:/base/api/todos'])
      expect([subject, await save(subject)]).toMatchObject([subject, { status: 200 }]);
  } finally {
    await server.close();
  }
});
