import { type ServerPlugin, core, defineServerPlugin, serviceRef } from '@mortise/plugin-api/server';
import { buildTestHost, pluginCode } from './testing/build-test-host';

const busy = pluginCode(() =>
  defineServerPlugin({
    id: 'busy',
    needs: { events: core.events, hooks: core.recordHooks, timers: core.timers, settings: core.settings },
    setup({ events, hooks, timers }, context) {
      events.on('records.changed', () => {});
      hooks.on('beforeCreate', { id: 'busy.check', handle: () => {} });
      timers.every(60_000, 'sweep', () => {});
      context.provide(serviceRef<number>('busy.answer'), 42);
    },
  }),
);
const ANY = { name: 'any', dataSource: 'main' };

describe('switching', () => {
  it('leaves nothing behind, twenty times over', async () => {
    const { host, events, hooks, timers, lives } = buildTestHost([{ id: 'busy', preset: 'off', code: busy }]);
    await host.start();
    const registered = () => [...events.counts(), hooks.has('beforeCreate', ANY), timers.count, host.services(), host.get('busy').ledger];
    const before = registered();
    for (let round = 0; round < 20; round += 1) {
      expect((await host.enable('busy')).ledger).toEqual([
        { kind: 'listener', name: 'records.changed' },
        { kind: 'record hook', name: 'beforeCreate busy.check' },
        { kind: 'timer', name: 'sweep' },
        { kind: 'service', name: 'busy.answer' },
      ]);
      expect(timers.count).toBe(1);
      await host.disable('busy');
      expect(registered()).toEqual(before);
    }
    expect(lives).toEqual(Array.from({ length: 20 }, () => ['load busy', 'drain', 'unload busy']).flat());
  });

  it('aborts, takes registrations back, drains, then runs onStop', async () => {
    const order: string[] = [];
    const { host, lives } = buildTestHost([
      {
        id: 'neat',
        code: pluginCode(() => ({
          needs: {},
          setup(_deps: unknown, context: Parameters<ServerPlugin['setup']>[1]) {
            context.signal.addEventListener('abort', () => order.push('abort'));
            context.own('thing', 'x', { dispose: () => void order.push('undo') });
            context.onStop(() => void order.push(lives.includes('drain') ? 'stop after drain' : 'stop before drain'));
          },
        })),
      },
    ]);
    await host.start();
    await host.disable('neat');
    expect(order).toEqual(['abort', 'undo', 'stop after drain']);
  });

  it('follows what others have stored, dependents first, and stores nothing itself', async () => {
    const { host, state, changes } = buildTestHost([
      { id: 'a' },
      { id: 'b', requires: ['a'] },
      { id: 'c', preset: 'off' },
      { id: 'd', preset: 'off', code: pluginCode(() => ({ needs: {}, setup: () => Promise.reject(new Error('not here')) })) },
      { id: 'e', preset: 'core' },
    ]);
    await host.follow();
    expect(changes).toEqual([]);
    await host.start();
    const store = (id: string, enabled: boolean) => state.save({ id, enabled, state: 'found', reason: null, version: '1.0.0' });
    for (const id of ['a', 'b', 'e']) await store(id, false);
    for (const id of ['c', 'd']) await store(id, true);
    changes.length = 0;
    await host.follow();
    expect(changes).toEqual([
      'b draining',
      'b stopped',
      'a draining',
      'a stopped',
      'c checked',
      'c setUp',
      'c started',
      'd checked',
      'd failed',
    ]);
    expect(host.list().map(({ id, enabled, state: now }) => `${id} ${enabled} ${now}`)).toEqual([
      'a false stopped',
      'b false stopped',
      'c true started',
      'd true failed',
      'e true started',
    ]);
    expect([...state.stored.values()].every(({ state: stored }) => stored === 'found')).toBe(true);
    changes.length = 0;
    await host.follow();
    expect(changes).toEqual([]);
  });

  it('does nothing the second time, and serialises what comes at once', async () => {
    const { host, lives, changes } = buildTestHost([{ id: 'a', preset: 'off' }]);
    await host.start();
    lives.length = 0;
    changes.length = 0;
    const answers = await Promise.all([host.enable('a'), host.enable('a'), host.disable('a'), host.disable('a'), host.enable('a')]);
    expect(answers.map(({ state }) => state)).toEqual(['started', 'started', 'stopped', 'stopped', 'started']);
    expect(lives).toEqual(['load a', 'drain', 'unload a', 'load a']);
    expect(changes).toEqual(['a checked', 'a setUp', 'a started', 'a draining', 'a stopped', 'a checked', 'a setUp', 'a started']);
  });

  it('asks for requirements first and protects dependents and core plugins', async () => {
    const { host } = buildTestHost([
      { id: 'base', preset: 'off' },
      { id: 'top', preset: 'off', requires: ['base'] },
      { id: 'users', preset: 'core' },
    ]);
    await host.start();
    await expect(host.enable('top')).rejects.toMatchObject({ code: 'PLUGIN_REQUIRES', details: { plugin: 'top', requires: ['base'] } });
    await host.enable('base');
    await host.enable('top');
    await expect(host.disable('base')).rejects.toMatchObject({ code: 'PLUGIN_REQUIRED', details: { plugin: 'base', dependents: ['top'] } });
    await expect(host.disable('users')).rejects.toMatchObject({ code: 'PLUGIN_CORE' });
    await expect(host.enable('nobody')).rejects.toMatchObject({ code: 'PLUGIN_NOT_FOUND' });
    expect(host.get('base').dependents).toEqual(['top']);
  });

  it('switches core plugins offline, by their rows only', async () => {
    const { host, state, lives } = buildTestHost([{ id: 'users', preset: 'core' }]);
    expect(await host.disable('users', { offline: true })).toMatchObject({ enabled: false, state: 'stopped' });
    expect(state.stored.get('users')).toMatchObject({ enabled: false });
    await host.enable('users', { offline: true });
    expect(state.stored.get('users')).toMatchObject({ enabled: true });
    expect(lives).toEqual([]);
  });

  it('does not run a plugin whose state cannot be kept', async () => {
    const { host, state, timers } = buildTestHost([{ id: 'busy', preset: 'off', code: busy }]);
    await host.start();
    state.broken = true;
    await expect(host.enable('busy')).rejects.toThrow('disk full');
    expect(host.get('busy')).toMatchObject({ enabled: false, state: 'stopped' });
    expect(timers.count).toBe(0);
  });
});

describe('a plugin that breaks while it runs', () => {
  const error = new Error('late');

  it('goes down with what runs on top of it, stays enabled, and may be switched on again', async () => {
    const { host, state, timers } = buildTestHost([{ id: 'busy', code: busy }, { id: 'top', requires: ['busy'] }, { id: 'other' }]);
    await host.start();
    await host.breakDown('busy', error);
    expect(host.list().map(({ id, state: now }) => [id, now])).toEqual([
      ['busy', 'failed'],
      ['other', 'started'],
      ['top', 'failed'],
    ]);
    expect(host.get('busy').reason).toBe('threw where nobody could catch it: late');
    expect(timers.count).toBe(0);
    expect(state.stored.get('busy')).toMatchObject({ enabled: true, state: 'failed' });
    await host.breakDown('busy', error);
    expect((await host.enable('busy')).state).toBe('started');
  });

  it('is found by the outermost file of the stack, unless it belongs to the core', () => {
    const { host } = buildTestHost([{ id: 'busy' }, { id: 'users', preset: 'core' }]);
    const thrown = (...files: string[]): Error => {
      const made = new Error('x');
      made.stack = [
        'Error: x',
        ...files.map((file) => `    at f (${file}:1:2)`),
        '    at listOnTimeout (node:internal/timers:581:17)',
      ].join('\n');
      return made;
    };
    expect(host.culprit(thrown('/core/a.js', '/plugins/busy/server.js'))).toBe('busy');
    expect(host.culprit(thrown('/plugins/busy/server.js', '/core/a.js'))).toBeUndefined();
    expect(host.culprit(thrown('/plugins/busybody/server.js'))).toBeUndefined();
    expect(host.culprit(thrown('/plugins/users/server.js'))).toBeUndefined();
    expect(host.culprit(thrown())).toBeUndefined();
    expect(host.culprit('a text')).toBeUndefined();
  });
});

it('does not start a plugin that a former process died of', async () => {
  const { host, lives } = buildTestHost([{ id: 'hog' }, { id: 'other' }], [], new Set(['hog']));
  await host.start();
  expect(host.get('hog')).toMatchObject({ enabled: true, state: 'failed', reason: expect.stringContaining('did not survive') });
  expect(lives).toEqual(['load other']);
  expect((await host.enable('hog')).state).toBe('started');
});

it('claims resource names of all plugins, running or not', () => {
  const permissions = [
    { name: 'users:list', title: 'x', risk: 'read' },
    { name: 'users.roles:list', title: 'x', risk: 'read' },
    { name: 'apiKeys:create', title: 'x', risk: 'write' },
  ] as const;
  const { host } = buildTestHost([{ id: 'users', preset: 'off', permissions, reserves: ['people'] }]);
  expect(host.claimedResources()).toEqual(new Set(['users', 'apiKeys', 'people']));
});
