import { type ServerPlugin, core, defineServerPlugin } from '@mortise/plugin-api/server';
import type { Timers } from '../registries';
import { buildTestHost, pluginCode } from './testing/build-test-host';

describe('plugins that misbehave', () => {
  it('undoes everything after a throwing setup and can try again', async () => {
    let attempts = 0;
    const moody = pluginCode(() => ({
      needs: { timers: core.timers },
      setup({ timers }: { timers: Timers['facade'] extends (owner: never) => infer Port ? Port : never }) {
        timers.every(60_000, 'x', () => {});
        attempts += 1;
        if (attempts === 1) throw new Error('not today');
      },
    }));
    const { host, timers, state, lives } = buildTestHost([{ id: 'moody', preset: 'off', code: moody }]);
    await host.start();
    await expect(host.enable('moody')).rejects.toMatchObject({ code: 'PLUGIN_FAILED', details: { plugin: 'moody', reason: 'not today' } });
    expect(host.get('moody')).toMatchObject({ enabled: false, state: 'failed', reason: 'not today', ledger: [] });
    expect(state.stored.get('moody')).toMatchObject({ enabled: false, state: 'failed' });
    expect([timers.count, lives.at(-1)]).toEqual([0, 'unload moody']);
    expect(await host.enable('moody')).toMatchObject({ enabled: true, state: 'started', reason: undefined });
    expect(timers.count).toBe(1);
  });

  it('gives up on a setup that hangs, and a late registration does not stick', async () => {
    let goOn = () => {};
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    const late: unknown[] = [];
    const hanging = pluginCode(() =>
      defineServerPlugin({
        id: 'slow',
        needs: { timers: core.timers },
        async setup({ timers }) {
          await gate;
          try {
            timers.every(60_000, 'late', () => {});
          } catch (error) {
            late.push(error);
          }
        },
      }),
    );
    const { host, timers } = buildTestHost([{ id: 'slow', preset: 'off', code: hanging }, { id: 'other' }]);
    await host.start();
    await expect(host.enable('slow')).rejects.toMatchObject({ details: { reason: 'setup took longer than 50 ms' } });
    goOn();
    await new Promise(setImmediate);
    expect(late).toEqual([expect.objectContaining({ code: 'PLUGIN_FAILED' })]);
    expect(timers.count).toBe(0);
    expect(await host.disable('other')).toMatchObject({ state: 'stopped' });
  });

  it('ends one that leaks as failed, with what was left, and still lets go of it', async () => {
    const leaking = pluginCode(() => ({
      needs: {},
      setup(_deps: unknown, context: Parameters<ServerPlugin['setup']>[1]) {
        context.own('socket', 'x', { dispose: () => Promise.reject(new Error('busy')) });
        context.onStop(() => {
          throw new Error('also');
        });
      },
    }));
    const { host, lives, state } = buildTestHost([{ id: 'leaky', code: leaking }]);
    await host.start();
    const reason = 'socket "x" was not taken back: busy; onStop: also';
    expect(await host.disable('leaky')).toMatchObject({ enabled: false, state: 'failed', reason });
    expect(state.stored.get('leaky')).toMatchObject({ enabled: false, state: 'failed', reason });
    expect(lives.at(-1)).toBe('unload leaky');
    expect(await host.disable('leaky')).toMatchObject({ state: 'stopped', reason: undefined });
  });
});
