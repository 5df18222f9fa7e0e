import type { PluginShell, Session } from '@mortise/plugin-api/client';
import { PluginHost } from './plugin-host';
import { Registry } from './registry';
import { TextStore } from '../texts/text-store';

const page = { path: 'x', load: () => Promise.reject(new Error('not shown here')) };

function createHost(modules: Readonly<Record<string, unknown>>): { host: PluginHost; registry: Registry; texts: TextStore } {
  const registry = new Registry();
  const texts = new TextStore();
  const load = (url: string): Promise<unknown> => (url in modules ? Promise.resolve(modules[url]) : Promise.reject(new Error('404')));
  return { host: new PluginHost({ registry, texts, load }), registry, texts };
}

const plugin = (id: string, title = id): unknown => ({
  default: {
    id,
    texts: { en: () => Promise.resolve({ default: { title } }) },
    setup: (shell: { addPage(page: unknown): void }) => shell.addPage(page),
  },
});

describe('PluginHost', () => {
  it('brings in and takes out what the list says', async () => {
    const { host, registry, texts } = createHost({ '/a1': plugin('a', 'first'), '/b1': plugin('b') });
    await host.sync([
      { id: 'a', url: '/a1' },
      { id: 'b', url: '/b1' },
    ]);
    expect(registry.snapshot.pages.map(({ owner }) => owner).toSorted()).toEqual(['a', 'b']);
    expect(texts.translate('a')('title')).toBe('first');
    await host.sync([{ id: 'b', url: '/b1' }]);
    expect(registry.snapshot.pages.map(({ owner }) => owner)).toEqual(['b']);
    expect(texts.translate('a')('title')).toBe('title');
  });

  it('replaces a plugin whose files changed', async () => {
    const { host, texts } = createHost({ '/a1': plugin('a', 'first'), '/a2': plugin('a', 'second') });
    await host.sync([{ id: 'a', url: '/a1' }]);
    await host.sync([{ id: 'a', url: '/a2' }]);
    expect(texts.translate('a')('title')).toBe('second');
  });

  it('loses only the plugin that fails, and nothing of it stays', async () => {
    const half = {
      default: {
        id: 'half',
        texts: {},
        setup: (shell: { addPage(page: unknown): void }) => {
          shell.addPage(page);
          throw new Error('broken');
        },
      },
    };
    const { host, registry } = createHost({ '/a1': plugin('a'), '/half': half, '/wrong': { default: { id: 'other' } } });
    await host.sync([
      { id: 'gone', url: '/gone' },
      { id: 'half', url: '/half' },
      { id: 'wrong', url: '/wrong' },
      { id: 'a', url: '/a1' },
    ]);
    expect(registry.snapshot.pages.map(({ owner }) => owner)).toEqual(['a']);
    expect([...registry.snapshot.failures.keys()].toSorted()).toEqual(['gone', 'half', 'wrong']);
    await host.sync([{ id: 'a', url: '/a1' }]);
    expect(registry.snapshot.failures.size).toBe(0);
  });

  it('keeps the order of two lists that come at once', async () => {
    const { host, registry } = createHost({ '/a1': plugin('a') });
    await Promise.all([host.sync([{ id: 'a', url: '/a1' }]), host.sync([])]);
    expect(registry.snapshot.pages).toEqual([]);
  });

  it('does not wait for ever, and takes in what comes late', async () => {
    let arrive = (_module: unknown): void => undefined;
    const late = new Promise<unknown>((resolve) => (arrive = resolve));
    const registry = new Registry();
    const load = (url: string): Promise<unknown> => (url === '/late' ? late : Promise.resolve(plugin('a')));
    const host = new PluginHost({ registry, texts: new TextStore(), load, patience: 20 });
    await host.sync([
      { id: 'late', url: '/late' },
      { id: 'a', url: '/a1' },
    ]);
    expect(registry.snapshot.pages.map(({ owner }) => owner)).toEqual(['a']);
    expect(registry.snapshot.failures.get('late')).toMatch(/has not arrived/);
    arrive(plugin('late'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(registry.snapshot.pages.map(({ owner }) => owner)).toEqual(['a', 'late']);
    expect(registry.snapshot.failures.size).toBe(0);
  });

  it('takes nothing in that was switched off before it came', async () => {
    let arrive = (_module: unknown): void => undefined;
    const registry = new Registry();
    const load = (): Promise<unknown> => new Promise((resolve) => (arrive = resolve));
    const host = new PluginHost({ registry, texts: new TextStore(), load, patience: 5 });
    await host.sync([{ id: 'late', url: '/late' }]);
    await host.sync([]);
    arrive(plugin('late'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(registry.snapshot).toMatchObject({ pages: [], failures: new Map() });
  });

  it('tries again what failed, under another address', async () => {
    const { host, registry } = createHost({ '/a1?retry=1': plugin('a') });
    await host.sync([{ id: 'a', url: '/a1' }]);
    expect([...registry.snapshot.failures.keys()]).toEqual(['a']);
    await host.retry();
    expect(registry.snapshot.failures.size).toBe(0);
    expect(registry.snapshot.pages.map(({ owner }) => owner)).toEqual(['a']);
    await host.sync([{ id: 'a', url: '/a1' }]);
    expect(registry.snapshot.pages.length).toBe(1);
  });

  it('is not stopped by what a plugin does wrong later', async () => {
    const reported = jest.fn();
    Object.assign(globalThis, { reportError: reported });
    const fail = (): never => {
      throw new Error('later');
    };
    const setup = (shell: PluginShell): void => {
      shell.addMenuEntry({ id: 'x', title: 'x', path: '/x', visible: fail });
      shell.addMenuGroup({ id: 'y', title: 'y', queryKey: ['y'], load: () => Promise.resolve(1), entries: fail });
      shell.onLeave(fail);
    };
    const { host, registry } = createHost({ '/bad': { default: { id: 'bad', texts: {}, setup } }, '/a1': plugin('a') });
    await host.sync([{ id: 'bad', url: '/bad' }]);
    const { menuEntries, menuGroups } = registry.snapshot;
    expect(menuEntries[0]?.visible?.({} as Session)).toBe(false);
    expect(menuGroups[0]?.entries(1, {} as Session)).toEqual([]);
    await Promise.resolve();
    expect(registry.snapshot.failures.get('bad')).toBe('later');
    await host.sync([{ id: 'a', url: '/a1' }]);
    expect(reported).toHaveBeenCalledTimes(1);
    expect(registry.snapshot).toMatchObject({ menuEntries: [], menuGroups: [], failures: new Map() });
    expect(registry.snapshot.pages.map(({ owner }) => owner)).toEqual(['a']);
  });
});
