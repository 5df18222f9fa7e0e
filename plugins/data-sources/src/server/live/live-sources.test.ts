import { AppError } from '@mortise/shared';
import { LiveSources, type LiveSourcesOptions } from './live-sources';

/** Sources of which one begins to be read; its tables can be read no more, as when the plugin's collections have been taken away. */
function readingSources({ isStopping }: { isStopping: boolean }) {
  const stopping = new AbortController();
  const warnings: string[] = [];
  const parts: Partial<Record<keyof LiveSourcesOptions, unknown>> = {
    sources: { find: () => Promise.resolve({ key: 'main', type: 'main', enabled: true, revision: 1, options: {} }) },
    tables: {
      list() {
        if (isStopping) stopping.abort();
        return Promise.reject(new AppError('COLLECTION_NOT_FOUND', { collection: 'adoptedTables' }));
      },
    },
    log: { warn: (message: string) => void warnings.push(message) },
    announce: () => undefined,
    stopping: stopping.signal,
  };
  return { live: new LiveSources(parts as unknown as LiveSourcesOptions), warnings };
}

test('what the end of the plugin interrupts is no fault of the source', async () => {
  const { live, warnings } = readingSources({ isStopping: true });
  await live.reload('main');
  expect(warnings).toEqual([]);
  expect(live.state('main')).not.toMatchObject({ status: 'loading-failed' });
});

test('what fails while the plugin runs is told', async () => {
  const { live, warnings } = readingSources({ isStopping: false });
  await live.reload('main');
  expect(warnings).toEqual(['data source could not be loaded']);
  expect(live.state('main')).toMatchObject({ status: 'loading-failed' });
});
