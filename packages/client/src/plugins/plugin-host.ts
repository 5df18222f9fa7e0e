import type { BootPlugin, ClientPlugin } from '@mortise/plugin-api/client';
import type { TextStore } from '../texts/text-store';
import { inTime } from './in-time';
import { createPluginShell } from './plugin-shell';
import { type Registry, reasonOf } from './registry';

/** A plugin in the page, or on its way into it. Only the one in the host's table may still show something. */
interface Entered {
  readonly url: string;
  leave(): void;
}

export interface PluginHostOptions {
  readonly registry: Registry;
  readonly texts: TextStore;
  readonly load: (url: string) => Promise<unknown>;
  /** Milliseconds the page waits for a plugin before it goes on without it. What comes later is taken in then. */
  readonly patience?: number;
}

const PATIENCE = 5000;

/** Brings the client parts of running plugins into the page and takes them out again. */
export class PluginHost {
  readonly #options: PluginHostOptions;
  readonly #entered = new Map<string, Entered>();
  #queue: Promise<unknown> = Promise.resolve();
  #retries = 0;

  constructor(options: PluginHostOptions) {
    this.#options = options;
  }

  /** Makes the page match the list. One plugin that fails costs only its own pages. */
  sync(wanted: readonly BootPlugin[]): Promise<void> {
    return this.#enqueue(async () => {
      const urls = new Map(wanted.map(({ id, url }) => [id, url]));
      for (const id of this.#entered.keys()) if (!urls.has(id)) this.#leave(id);
      const changed = wanted.filter(({ id, url }) => this.#entered.get(id)?.url !== url);
      await Promise.all(changed.map((plugin) => this.#enter(plugin)));
    });
  }

  /** Tries once more to bring in the plugins that failed. */
  retry(): Promise<void> {
    return this.#enqueue(async () => {
      // Browsers remember that a module failed; with another query it is another module of the same file.
      this.#retries += 1;
      const failed = [...this.#entered].filter(([id]) => this.#options.registry.snapshot.failures.has(id));
      await Promise.all(failed.map(([id, { url }]) => this.#enter({ id, url }, `${url}?retry=${this.#retries}`)));
    });
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  #leave(id: string): void {
    this.#entered.get(id)?.leave();
    this.#entered.delete(id);
    this.#options.registry.removeOwner(id);
    this.#options.texts.remove(id);
  }

  /** What is there of the plugin stays until its new module has come. */
  async #enter(plugin: BootPlugin, address: string = plugin.url): Promise<void> {
    const { registry, patience = PATIENCE } = this.#options;
    const { id, url } = plugin;
    const before = this.#entered.get(id);
    const entered: Entered = { url, leave: () => before?.leave() };
    this.#entered.set(id, entered);
    const fail = (reason: string): void => {
      if (this.#entered.get(id) === entered) registry.fail(id, reason);
    };
    const work = this.#bringIn(entered, id, address).catch((error: unknown) => {
      entered.leave();
      fail(reasonOf(error));
    });
    if (!(await inTime(work, patience))) fail(`${url} has not arrived`);
  }

  async #bringIn(entered: Entered, id: string, address: string): Promise<void> {
    const { registry, texts, load } = this.#options;
    const plugin = requirePlugin(await load(address), id);
    if (this.#entered.get(id) !== entered) return;
    entered.leave();
    texts.remove(id);
    const { shell, publish, leave } = createPluginShell(id, registry);
    entered.leave = leave;
    await texts.add(id, plugin.texts);
    await plugin.setup(shell);
    publish();
  }
}

/** Plugins may be plain JavaScript. */
function requirePlugin(module: unknown, id: string): ClientPlugin {
  const plugin = (module as { readonly default?: Partial<ClientPlugin> }).default;
  if (plugin?.id !== id || typeof plugin.setup !== 'function' || typeof plugin.texts !== 'object') {
    throw new Error(`The client part of "${id}" must default-export defineClientPlugin({ id: "${id}", texts, setup })`);
  }
  return plugin as ClientPlugin;
}
