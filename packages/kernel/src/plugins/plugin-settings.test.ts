import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { buildTestHost, pluginCode } from './testing/build-test-host';

describe('settings', () => {
  const settings = {
    type: 'object',
    additionalProperties: false,
    properties: { limit: { type: 'integer', default: 5, minimum: 1 }, name: { type: 'string' } },
  };

  it('fills in defaults, checks, and shows a running plugin new values at once', async () => {
    let read = (): unknown => undefined;
    const reading = pluginCode(() =>
      defineServerPlugin({ id: 'shop', needs: { settings: core.settings }, setup: (deps) => void (read = () => deps.settings.get()) }),
    );
    const built = buildTestHost([{ id: 'shop', settings, code: reading }]);
    await built.host.start();
    expect(read()).toEqual({ limit: 5 });
    await built.settings.set('shop', { name: 'x' });
    expect(read()).toEqual({ limit: 5, name: 'x' });
    await expect(built.settings.set('shop', { limit: 0, other: 1 })).rejects.toMatchObject({
      code: 'VALUE_INVALID',
      details: { field: 'other' },
      siblings: [expect.objectContaining({ details: { field: 'limit', expected: 'at least 1' } })],
    });
    expect(built.settingsRows.get('shop')).toEqual({ limit: 5, name: 'x' });
    expect(built.host.get('shop').settings).toEqual(settings);
  });

  it('fails a plugin whose stored settings no longer fit', async () => {
    const built = buildTestHost([{ id: 'shop', settings }]);
    built.settingsRows.set('shop', { limit: 'many' });
    await built.host.start();
    expect(built.host.get('shop').reason).toContain('limit');
  });

  it('tells a running plugin of changes, its own and those of another process, until it stops', async () => {
    const heard: unknown[] = [];
    const listening = pluginCode(() =>
      defineServerPlugin({
        id: 'shop',
        needs: { settings: core.settings },
        setup(deps) {
          deps.settings.onChange(() => {
            throw new Error('a listener that breaks');
          });
          deps.settings.onChange((values) => void heard.push([values, deps.settings.get()]));
        },
      }),
    );
    const built = buildTestHost([{ id: 'shop', settings, code: listening }]);
    await built.host.start();
    await built.settings.set('shop', { limit: 6 });
    await built.settings.set('shop', { limit: 6 });
    built.settingsRows.set('shop', { limit: 7 });
    await built.settings.refresh();
    built.settingsRows.set('shop', { limit: 'many' });
    await built.settings.refresh();
    expect(heard).toEqual([6, 7].map((limit) => [{ limit }, { limit }]));
    expect(await built.settings.read('shop')).toEqual({ limit: 'many' });
    await built.host.disable('shop');
    await built.settings.set('shop', { limit: 8 });
    expect(heard).toHaveLength(2);
  });
});
