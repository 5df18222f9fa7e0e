import { type ServerPlugin, defineServerPlugin, optional, serviceRef } from '@mortise/plugin-api/server';
import { buildTestHost, pluginCode } from './testing/build-test-host';

describe('services', () => {
  const answer = serviceRef<number>('base.answer');
  const providing = pluginCode(() => defineServerPlugin({ id: 'base', needs: {}, setup: (_deps, context) => context.provide(answer, 42) }));

  it('hands services of required plugins over, and undefined for optional ones nobody provides', async () => {
    const got: unknown[] = [];
    const asking = pluginCode(() =>
      defineServerPlugin({
        id: 'top',
        needs: { answer, none: optional(serviceRef<string>('ghost.x')) },
        setup: ({ answer: value, none }) => void got.push(value, none),
      }),
    );
    const { host } = buildTestHost([
      { id: 'base', code: providing },
      { id: 'top', requires: ['base', { id: 'ghost', optional: true }], code: asking },
    ]);
    await host.start();
    expect(got).toEqual([42, undefined]);
    expect(host.services()).toEqual(['base.answer']);
  });

  it('names a service that is missing, or whose owner is not required', async () => {
    const asking = (id: string) => pluginCode(() => defineServerPlugin({ id, needs: { answer }, setup: () => {} }));
    const { host } = buildTestHost([
      { id: 'alone', code: asking('alone') },
      { id: 'base', preset: 'off', code: providing },
    ]);
    await host.start();
    expect(host.get('alone').reason).toBe('needs the service "base.answer", which nobody provides');
    await host.enable('base');
    await expect(host.enable('alone')).rejects.toMatchObject({
      details: { reason: 'needs the service "base.answer" but its manifest does not require the plugin "base"' },
    });
  });

  describe('that are optional, when their provider goes', () => {
    /** `top` can do without `base`, `roof` stands on `top`. */
    const built = (base = providing) => {
      const got: unknown[] = [];
      const asking = pluginCode(() =>
        defineServerPlugin({ id: 'top', needs: { answer: optional(answer) }, setup: (deps) => void got.push(deps.answer) }),
      );
      const made = buildTestHost([
        { id: 'base', code: base },
        { id: 'top', requires: [{ id: 'base', optional: true }], code: asking },
        { id: 'roof', requires: ['top'] },
      ]);
      return { ...made, got, states: () => made.host.list().map(({ id, state }) => `${id} ${state}`) };
    };

    it('are taken back: who held them goes on without, and so does who stands on that', async () => {
      const { host, got, states } = built();
      await host.start();
      expect(host.get('base').dependents).toEqual([]);
      expect(await host.disable('base')).toMatchObject({ state: 'stopped', enabled: false });
      expect([got, states()]).toEqual([
        [42, undefined],
        ['base stopped', 'roof started', 'top started'],
      ]);
      await host.enable('base');
      expect(got).toEqual([42, undefined, 42]);
    });

    it('are taken back when another process switches it off', async () => {
      const { host, got, states, state } = built();
      await host.start();
      await state.save({ id: 'base', enabled: false, state: 'stopped', reason: null, version: '1.0.0' });
      await host.follow();
      expect([got, states()]).toEqual([
        [42, undefined],
        ['base stopped', 'roof started', 'top started'],
      ]);
    });

    it('are taken back when it breaks, or does not start', async () => {
      const { host, got, states } = built();
      await host.start();
      await host.breakDown('base', new Error('broke'));
      const expected = ['base failed', 'roof started', 'top started'];
      expect([got, states()]).toEqual([[42, undefined], expected]);
      const late = pluginCode(() => ({
        needs: {},
        setup(_deps: unknown, context: Parameters<ServerPlugin['setup']>[1]) {
          context.provide(answer, 42);
          context.onStart(() => Promise.reject(new Error('not today')));
        },
      }));
      const other = built(late);
      await other.host.start();
      expect([other.got, other.states()]).toEqual([[42, undefined], expected]);
    });
  });

  it('hands an optional service over when its provider comes later, also to who builds on who asked for it', async () => {
    const got: unknown[] = [];
    const middle = serviceRef<string>('middle.x');
    const asking = pluginCode(() =>
      defineServerPlugin({
        id: 'middle',
        needs: { answer: optional(answer) },
        setup: (deps, context) => {
          got.push(deps.answer);
          context.provide(middle, 'x');
        },
      }),
    );
    const holding = pluginCode(() => defineServerPlugin({ id: 'top', needs: { middle }, setup: () => void got.push('top') }));
    const { host, changes } = buildTestHost([
      { id: 'base', preset: 'off', code: providing },
      { id: 'middle', requires: [{ id: 'base', optional: true }], code: asking },
      { id: 'top', requires: ['middle'], code: holding },
      { id: 'other', requires: [{ id: 'base', optional: true }] },
    ]);
    await host.start();
    expect(got).toEqual([undefined, 'top']);
    changes.length = 0;
    await host.enable('base');
    expect(got).toEqual([undefined, 'top', 42, 'top']);
    expect(host.list().map(({ state }) => state)).toEqual(['started', 'started', 'started', 'started']);
    // Who asked for nothing goes on as it was.
    expect(changes.filter((change) => change.startsWith('other'))).toEqual([]);
    changes.length = 0;
    await host.enable('base');
    expect(changes).toEqual([]);
  });

  it('hands it over as well when another process switches its provider on', async () => {
    const got: unknown[] = [];
    const asking = pluginCode(() =>
      defineServerPlugin({ id: 'top', needs: { answer: optional(answer) }, setup: (deps) => void got.push(deps.answer) }),
    );
    const { host, state } = buildTestHost([
      { id: 'base', preset: 'off', code: providing },
      { id: 'top', requires: [{ id: 'base', optional: true }], code: asking },
    ]);
    await host.start();
    await state.save({ id: 'base', enabled: true, state: 'started', reason: null, version: '1.0.0' });
    await host.follow();
    expect(got).toEqual([undefined, 42]);
  });

  it('leaves who does not come up again with its reason', async () => {
    const asking = pluginCode(() =>
      defineServerPlugin({
        id: 'top',
        needs: { answer: optional(answer) },
        setup: (deps) => (deps.answer === undefined ? undefined : Promise.reject(new Error('not with it'))),
      }),
    );
    const { host } = buildTestHost([
      { id: 'base', preset: 'off', code: providing },
      { id: 'top', requires: [{ id: 'base', optional: true }], code: asking },
    ]);
    await host.start();
    expect(await host.enable('base')).toMatchObject({ state: 'started' });
    expect(host.get('top')).toMatchObject({ state: 'failed', enabled: true });
    expect(host.get('top').reason).toContain('not with it');
  });

  it('refuses foreign names', async () => {
    const stealing = pluginCode(() => ({
      needs: {},
      setup: (_deps: unknown, context: Parameters<ServerPlugin['setup']>[1]) => context.provide(serviceRef('core.access'), 1),
    }));
    const { host } = buildTestHost([{ id: 'thief', code: stealing }]);
    await host.start();
    expect(host.get('thief').reason).toContain('DEFINITION_INVALID');
  });
});
