import { createExternalDatabase, dataOf, openProxy, startTestServer } from '@mortise/testing';
import { SHOP, asRoot, optionsOf } from './testing/shop';

interface Shown {
  readonly status: string;
  readonly reason?: { readonly code: string };
}

/** Asks until an answer is what is waited for. */
async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
  }
}

describe('data sources that do not answer', () => {
  it('do not keep the server from starting, say why, and are found again', async () => {
    const external = await createExternalDatabase('postgres');
    await external.run(SHOP);
    const { options } = optionsOf(external);
    const proxy = await openProxy({ host: String(options['host']), port: Number(options['port']) });
    const through = { ...options, host: '127.0.0.1', port: proxy.port };
    const first = await startTestServer();
    dataOf(await asRoot(first)('dataSources:create', { key: 'late', type: 'postgres', options: through }));
    dataOf(await asRoot(first)('dataSources:loadTables', { dataSourceKey: 'late', tables: ['orders'] }));
    await first.close({ keep: true });
    await proxy.stop();
    const again = await startTestServer({ storage: first.storage, env: { INIT_ROOT_PASSWORD: first.root.password } });
    try {
      const root = asRoot(again);
      const late = async () => dataOf<Shown>(await root('dataSources:get?filterByTk=late'));
      const failed = await until(late, ({ status }) => status === 'loading-failed');
      expect(failed.reason?.code).toBe('DATABASE_ADDRESS_UNREACHABLE');
      expect((await root('orders:list', undefined, 'late')).status).toBe(404);
      await proxy.start();
      await until(late, ({ status }) => status === 'loaded');
      expect(dataOf<object[]>(await root('orders:list', undefined, 'late'))).toHaveLength(3);
      // Until a new connection works, the old one serves.
      const moved = await root('dataSources:update?filterByTk=late', { options: { ...through, port: 1, password: 'x' } });
      expect(dataOf(moved)).toMatchObject([{ status: 'reloading-failed' }]);
      expect((await root('orders:list', undefined, 'late')).status).toBe(200);
    } finally {
      await again.close();
      await proxy.stop();
      await external.remove();
    }
  });
});
