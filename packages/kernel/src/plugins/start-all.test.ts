import { defineServerPlugin } from '@mortise/plugin-api/server';
import type { PluginStateRow } from './plugin-status';
import { buildTestHost, pluginCode, type SamplePlugin } from './testing/build-test-host';

const statesOf = ({ host }: ReturnType<typeof buildTestHost>) => Object.fromEntries(host.list().map(({ id, state }) => [id, state]));

describe('starting', () => {
  it('follows presets on a fresh install, never for plugins somebody put into storage, and remembers the outcome', async () => {
    const built = buildTestHost([
      { id: 'users', preset: 'core' },
      { id: 'keys', preset: 'off' },
      { id: 'pages', preset: 'on' },
      { id: 'upload', preset: 'on', origin: 'storage' },
    ]);
    await built.host.start();
    expect(statesOf(built)).toEqual({ users: 'started', keys: 'stopped', pages: 'started', upload: 'stopped' });
    expect(built.state.stored.get('keys')).toEqual({ id: 'keys', enabled: false, state: 'stopped', reason: null, version: '1.0.0' });
    expect(built.state.stored.get('users')).toMatchObject({ enabled: true, state: 'started' });
  });

  it('lets stored rows decide over presets', async () => {
    const row = (id: string, enabled: boolean): PluginStateRow => ({ id, enabled, state: 'stopped', reason: null, version: '0.9.0' });
    const built = buildTestHost(
      [
        { id: 'users', preset: 'core' },
        { id: 'keys', preset: 'off' },
      ],
      [row('users', false), row('keys', true)],
    );
    await built.host.start();
    expect(statesOf(built)).toEqual({ users: 'stopped', keys: 'started' });
    expect(built.state.stored.get('keys')?.version).toBe('1.0.0');
  });

  it('sets up in dependency order, then starts in that order, and stops in reverse', async () => {
    const calls: string[] = [];
    const tracing = (id: string, ...requires: string[]): SamplePlugin => ({
      id,
      requires,
      code: pluginCode(() =>
        defineServerPlugin({
          id,
          needs: {},
          setup(_deps, context) {
            calls.push(`setup ${id}`);
            context.onStart(() => void calls.push(`start ${id}`));
            context.onStop(() => void calls.push(`stop ${id}`));
          },
        }),
      ),
    });
    const { host } = buildTestHost([tracing('a', 'c'), tracing('b', 'a'), tracing('c')]);
    await host.start();
    await host.stop();
    expect(calls).toEqual(['setup c', 'setup a', 'setup b', 'start c', 'start a', 'start b', 'stop b', 'stop a', 'stop c']);
    await expect(host.enable('a')).rejects.toThrow('SERVER_CLOSING');
  });

  it('keeps going when plugins fail, with reasons for them and their dependents', async () => {
    const built = buildTestHost([
      { id: 'broken', code: pluginCode(() => ({ needs: {}, setup: () => Promise.reject(new Error('no luck')) })) },
      { id: 'above', requires: ['broken'] },
      { id: 'lost', requires: ['ghost'] },
      { id: 'ring', requires: ['circle'] },
      { id: 'circle', requires: ['ring'] },
      { id: 'old', engine: '^9.0.0' },
      { id: 'fine' },
    ]);
    await built.host.start();
    const reasons = Object.fromEntries(built.host.list().map(({ id, reason }) => [id, reason]));
    expect(reasons).toEqual({
      broken: 'no luck',
      above: 'requires "broken", which is not running (no luck)',
      lost: 'requires "ghost", which is not installed',
      circle: 'requires itself in a circle: circle → ring → circle',
      ring: 'requires itself in a circle: circle → ring → circle',
      old: 'made for plugin-api ^9.0.0, this server has 0.1.0',
      fine: undefined,
    });
    expect(built.state.stored.get('broken')).toMatchObject({ enabled: true, state: 'failed', reason: 'no luck' });
  });

  it('takes dependents down again when onStart fails', async () => {
    const failing = pluginCode(() => ({
      needs: {},
      setup: (_deps: unknown, context: { onStart(work: () => void): void }) =>
        context.onStart(() => {
          throw new Error('late');
        }),
    }));
    const built = buildTestHost([
      { id: 'base', code: failing },
      { id: 'top', requires: ['base'] },
      { id: 'roof', requires: ['top'] },
    ]);
    await built.host.start();
    expect(statesOf(built)).toEqual({ base: 'failed', top: 'failed', roof: 'failed' });
    expect(built.lives.filter((life) => life.startsWith('unload'))).toHaveLength(3);
  });
});
