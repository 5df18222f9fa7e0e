import type { Bridge } from '../../frame/bridge';
import { Registry } from '../../frame/libraries/registry';
import { ScriptExports } from '../../frame/libraries/script-exports';

/** Libraries of others in a worker: scripts and modules without imports of their own, each run once. */
export class WorkerModules {
  readonly #registry: Registry;
  readonly #loaded = new Map<string, Promise<unknown>>();

  constructor(bridge: Bridge) {
    this.#registry = new Registry(bridge);
  }

  /** What a script offers. @throws CallError LIBRARY_NOT_APPROVED */
  require(specifier: string): Promise<unknown> {
    const known = this.#loaded.get(specifier) ?? this.#load(specifier);
    this.#loaded.set(specifier, known);
    known.catch(() => this.#loaded.delete(specifier));
    return known;
  }

  /** What a module exports. @throws CallError LIBRARY_NOT_APPROVED */
  import(specifier: string): Promise<unknown> {
    return this.require(specifier);
  }

  async #load(specifier: string): Promise<unknown> {
    const { name, text, format } = await this.#registry.read(specifier);
    if (format === 'css') throw new Error('There are no styles here: this code paints nothing itself');
    if (format === 'umd') return new ScriptExports({ name, text, require: (needed) => this.require(needed), run: runText }).read();
    const namespace = (await importText(text)) as Readonly<Record<string, unknown>>;
    return Object.keys(namespace).join() === 'default' ? namespace['default'] : namespace;
  }
}

async function importText(text: string): Promise<unknown> {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  try {
    return await import(/* @vite-ignore */ address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Scripts make globals, which only code outside of modules and functions can: this is what `eval` called by another name is. */
async function runText(text: string, name: string, scope: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const names = Object.keys(scope);
  const source = names.length === 0 ? text : `(function(${names.join(', ')}) {${text}\n})`;
  // oxlint-disable-next-line no-eval -- the realm is the author's, and the policy of its document allows it
  const result: unknown = (0, eval)(`${source}\n//# sourceURL=${name.replaceAll(/\s/g, '')}`);
  if (names.length > 0) (result as (...values: readonly unknown[]) => void).apply(globalThis, Object.values(scope));
}
