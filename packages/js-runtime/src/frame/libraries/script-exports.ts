export interface ScriptParts {
  /** Of the library: `chart.js`. */
  readonly name: string;
  readonly text: string;
  /** Another library it asks for. */
  readonly require: (specifier: string) => Promise<unknown>;
  readonly run: (text: string, name: string, scope?: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** Asks first whether there is a module system: without one it makes a global. */
const ASKS = /typeof\s+(define|exports|module)\b|(["'`])(function|object|undefined)\2\s*[!=]=+\s*typeof\s+(define|exports|module)\b/;
const IS_AMD = /(^|[^.\w])define\s*\(/;
const IS_COMMON_JS = /\bmodule\.exports\b|(^|[^.\w])exports\.\w|Object\.defineProperty\(exports\b/;
const REQUIRED = /\brequire\(\s*(["'])([^"']+)\1\s*\)/g;

/** Finds out what a script offers: by its global, as an AMD module, or as a CommonJS module. */
export class ScriptExports {
  readonly #parts: ScriptParts;

  constructor(parts: ScriptParts) {
    this.#parts = parts;
  }

  async read(): Promise<unknown> {
    const { text } = this.#parts;
    if (ASKS.test(text) || !(IS_AMD.test(text) || IS_COMMON_JS.test(text))) return this.#readGlobal();
    return IS_AMD.test(text) ? this.#readAmd() : this.#readCommonJs();
  }

  /** Also leaves the global where the library puts it, as its own documentation says. */
  async #readGlobal(): Promise<unknown> {
    const { name, text, run } = this.#parts;
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    await run(text, name);
    const added = Object.getOwnPropertyNames(globalThis).filter((key) => !before.has(key) && !key.startsWith('__'));
    const plain = (word: string): string => word.toLowerCase().replaceAll(/(\.js)$|[^a-z0-9]/g, '');
    const best = added.find((key) => plain(key) === plain(name)) ?? added[0];
    return best === undefined ? undefined : (globalThis as unknown as Readonly<Record<string, unknown>>)[best];
  }

  async #readAmd(): Promise<unknown> {
    let defined: { readonly needs: readonly string[]; readonly factory: unknown } | undefined;
    const define = (...given: readonly unknown[]): void => {
      const factory = given.at(-1);
      const needs = given.find((part) => Array.isArray(part)) as readonly string[] | undefined;
      defined ??= {
        needs: needs ?? (typeof factory === 'function' && factory.length > 0 ? ['require', 'exports', 'module'] : []),
        factory,
      };
    };
    await this.#parts.run(this.#parts.text, this.#parts.name, { define: Object.assign(define, { amd: {} }) });
    if (defined === undefined) return undefined;
    const { needs, factory } = defined;
    if (typeof factory !== 'function') return factory;
    const module: { exports: unknown } = { exports: {} };
    const own: Readonly<Record<string, unknown>> = { exports: module.exports, module, require: this.#parts.require };
    const given = await Promise.all(needs.map(async (need) => own[need] ?? this.#parts.require(need)));
    return (factory as (...parts: readonly unknown[]) => unknown)(...given) ?? module.exports;
  }

  async #readCommonJs(): Promise<unknown> {
    const { name, text, run } = this.#parts;
    const needed = [...new Set([...text.matchAll(REQUIRED)].map(([, , specifier]) => specifier ?? ''))];
    const found = new Map(await Promise.all(needed.map(async (specifier) => [specifier, await this.#parts.require(specifier)] as const)));
    const module: { exports: unknown } = { exports: {} };
    await run(text, name, { module, exports: module.exports, require: (specifier: string) => found.get(specifier) });
    return module.exports;
  }
}
