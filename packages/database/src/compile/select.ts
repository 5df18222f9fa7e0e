import type { Collection, SelectNode } from '@mortise/shared';
import { Binder } from './binder';
import type { Dialect, JsonEntry } from './dialect';
import { compileEntries } from './entries';

/** The compiled output of one select list. `binder` holds the values of its relations' conditions. */
export interface CompiledSelect {
  readonly entries: readonly JsonEntry[];
  readonly binder: Binder;
  /** Stands for the list in keys of remembered texts. Only lists that come again have one: most others are made for one request. */
  readonly id?: number;
}

/** Compiles select lists, once per list: their placeholders are always the first ones of a statement. */
export class SelectCompiler {
  readonly #dialect: Dialect;
  readonly #compiled = new WeakMap<readonly SelectNode[], Map<string, CompiledSelect>>();
  #ids = 0;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  compile(select: readonly SelectNode[], collection: Collection, rows: string): CompiledSelect {
    const ofList = this.#compiled.get(select) ?? new Map<string, CompiledSelect>();
    const known = ofList.get(rows);
    if (known?.id !== undefined) return known;
    const compiled = known ? { ...known, id: (this.#ids += 1) } : this.#compile(select, collection, rows);
    this.#compiled.set(select, ofList.set(rows, compiled));
    return compiled;
  }

  #compile(select: readonly SelectNode[], collection: Collection, rows: string): CompiledSelect {
    const binder = new Binder(this.#dialect);
    let aliases = 0;
    const nextAlias = (): string => this.#dialect.quote(`m_${(aliases += 1)}`);
    return { entries: compileEntries(select, { binder, rows, collection, nextAlias }), binder };
  }
}
