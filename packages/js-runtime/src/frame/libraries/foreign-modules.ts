import { moduleOf } from './module-facade';
import type { OwnLibraries } from './own-libraries';
import { type Registry, type RegistryText } from './registry';
import { rewriteImports } from './rewrite-imports';
import { runScript } from './run-script';
import { ScriptExports } from './script-exports';

/** `ctx.requireAsync`, `ctx.importAsync` and `ctx.loadCSS`: libraries of others, each run once in this frame. */
export class ForeignModules {
  readonly #registry: Registry;
  readonly #own: OwnLibraries;
  readonly #scripts = new Map<string, Promise<unknown>>();
  readonly #modules = new Map<string, Promise<string>>();
  readonly #styles = new Map<string, Promise<void>>();

  constructor(registry: Registry, own: OwnLibraries) {
    this.#registry = registry;
    this.#own = own;
  }

  /** What a script offers. */
  require(specifier: string): Promise<unknown> {
    if (specifier.endsWith('.css')) return this.loadCss(specifier);
    return remembered(this.#scripts, specifier, async () => {
      const own = this.#own.forSpecifier(specifier);
      if (own !== undefined) return own;
      const found = await this.#registry.read(specifier);
      return found.format === 'esm' ? this.import(specifier) : this.#runScript(specifier, found);
    });
  }

  /** What an ES module exports. */
  async import(specifier: string): Promise<unknown> {
    if (specifier.endsWith('.css')) return this.loadCss(specifier);
    const own = this.#own.forSpecifier(specifier);
    if (own !== undefined) return own;
    const found = await this.#registry.read(specifier);
    if (found.format === 'umd') return this.require(specifier);
    if (found.format === 'css') return this.loadCss(specifier);
    const namespace = (await import(/* @vite-ignore */ await this.#moduleUrl(specifier))) as Readonly<Record<string, unknown>>;
    return Object.keys(namespace).join() === 'default' ? namespace['default'] : namespace;
  }

  loadCss(specifier: string): Promise<void> {
    return remembered(this.#styles, specifier, async () => {
      const style = document.createElement('style');
      style.textContent = (await this.#registry.read(specifier)).text;
      document.head.append(style);
    });
  }

  async #runScript(specifier: string, { name, text, format }: RegistryText): Promise<unknown> {
    if (format === 'css') return this.loadCss(specifier);
    return new ScriptExports({ name, text, require: (needed) => this.require(needed), run: runScript }).read();
  }

  /** Address of a module whose imports are addresses in this frame as well. */
  #moduleUrl(specifier: string): Promise<string> {
    return remembered(this.#modules, specifier, async () => {
      const own = this.#own.forSpecifier(specifier);
      const text = own === undefined ? await this.#linkedText(specifier) : moduleOf(specifier, own);
      return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    });
  }

  async #linkedText(specifier: string): Promise<string> {
    const { text, name } = await this.#registry.read(specifier);
    const linked = await rewriteImports(text, (inner) => this.#moduleUrl(absolute(inner, specifier)));
    return `${linked}\n//# sourceURL=${name.replaceAll(/\s/g, '')}`;
  }
}

/** Imports of a module that came from an address are relative to it. */
function absolute(inner: string, base: string): string {
  const isRelative = /^[./]/.test(inner);
  return isRelative && /^https?:/.test(base) ? new URL(inner, base).href : inner;
}

function remembered<Value>(known: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}
