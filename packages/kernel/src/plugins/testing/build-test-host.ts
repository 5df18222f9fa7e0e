import type { PluginManifest } from '@mortise/plugin-api/manifest';
import { type ServerPlugin, core } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';
import { createLogger } from '../../log';
import { EventBus, RecordHooks, Timers } from '../../registries';
import { createTexts } from '../../texts';
import type { FacadeFactory } from '../facade';
import type { FoundPlugin } from '../found-plugin';
import { createPluginHost } from '../plugin-host';
import type { PluginLoader } from '../plugin-loader';
import { createPluginSettings } from '../plugin-settings';
import type { PluginStateRow } from '../plugin-status';

type PluginCode = () => Omit<ServerPlugin, 'id'>;

/** A plugin for tests: the parts of its manifest that matter, and its code. */
export interface SamplePlugin extends Partial<PluginManifest> {
  readonly id: string;
  readonly origin?: FoundPlugin['origin'];
  /** Called for each load, as a module is run anew. */
  readonly code?: PluginCode;
}

/** Erases the types of the needs, as loading from a module does. */
export function pluginCode(make: () => unknown): PluginCode {
  return make as PluginCode;
}

/** A real host over plugins in memory; `lives` tells what was loaded, drained and unloaded. */
export function buildTestHost(
  samples: readonly SamplePlugin[],
  rows: readonly PluginStateRow[] = [],
  withheld: ReadonlySet<string> = new Set(),
) {
  const found = samples.map(foundPlugin);
  const lives: string[] = [];
  const changes: string[] = [];
  const state = memoryState(rows);
  const settings = memorySettings(found);
  const registries = { events: new EventBus(), hooks: new RecordHooks(), timers: new Timers() };
  const host = createPluginHost({
    log: createLogger({ level: 'silent' }),
    found,
    state,
    loader: memoryLoader(samples, lives),
    coreServices: new Map<string, FacadeFactory<unknown>>([
      [core.events.id, registries.events.facade],
      [core.recordHooks.id, registries.hooks.facade],
      [core.timers.id, registries.timers.facade],
    ]),
    settings: settings.settings,
    texts: createTexts(new Map()),
    drain: () => Promise.resolve(void lives.push('drain')),
    setupTimeoutMs: 50,
    withheld,
    onChange: ({ id, state: now }) => changes.push(`${id} ${now}`),
  });
  return { host, lives, changes, state, ...settings, ...registries };
}

function foundPlugin({ id, origin = 'bundled', code: _code, ...rest }: SamplePlugin): FoundPlugin {
  const manifest: PluginManifest = { id, title: id, engine: '^0.1.0', preset: 'on', entries: { server: './x.js' }, ...rest };
  return {
    manifest,
    directory: `/plugins/${id}`,
    packageName: id,
    version: '1.0.0',
    origin,
    serverEntry: `/plugins/${id}/dist/server/index.js`,
  };
}

function memoryLoader(samples: readonly SamplePlugin[], lives: string[]): PluginLoader {
  return {
    load({ manifest: { id } }) {
      lives.push(`load ${id}`);
      const code = samples.find((sample) => sample.id === id)?.code?.() ?? { needs: {}, setup: () => {} };
      return Promise.resolve({ plugin: { id, ...code }, unload: () => void lives.push(`unload ${id}`) });
    },
  };
}

function memoryState(rows: readonly PluginStateRow[]) {
  const stored = new Map(rows.map((row) => [row.id, row]));
  return {
    stored,
    broken: false,
    list: () => Promise.resolve([...stored.values()]),
    save(row: PluginStateRow): Promise<void> {
      return this.broken ? Promise.reject(new Error('disk full')) : Promise.resolve(void stored.set(row.id, row));
    },
  };
}

function memorySettings(found: readonly FoundPlugin[]) {
  const settingsRows = new Map<string, JsonObject>();
  const store = {
    read: (id: string) => Promise.resolve(settingsRows.get(id)),
    write: (id: string, values: JsonObject) => Promise.resolve(void settingsRows.set(id, values)),
  };
  return { settings: createPluginSettings(store, found), settingsRows };
}
