import type { Collection, SelectNode } from '@mortise/shared';
import { Binder } from './binder';
import type { Dialect, JsonEntry } from './dialect';
import { compileEntries } from './entries';

/** The compiled output of one select list. `binder` holds the values of its relations' conditions. */
export interface CompiledSelect {
  readonly entries: readonly JsonEntry[];
  readonly binder: Binder;
}

/** Compiles select lists, once per list: their placeholders are always the first ones of a statement. */
export class SelectCompiler {
  readonly #dialect: Dialect;
  readonly #compiled = new WeakMap<readonly SelectNode[], Map<string, CompiledSelect>>();

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  compile(select: readonly SelectNode[], collection: Collection, rows: string): CompiledSelect {
    const known = this.#compiled.get(select) ?? new Map<string, CompiledSelect>();
    const compiled = known.get(rows) ?? this.#compile(select, collection, rows);
    known.set(rows, compiled);
    this.#compiled.set(select, known);
    return compiled;
  }

  #compile(select: readonly SelectNode[], collection: Collection, rows: string): CompiledSelect {
    const binder = new Binder(this.#dialect);
    let aliases = 0;
    const nextAlias = (): string => this.#dialect.quote(`m_${(aliases += 1)}`);
    return { entries: compileEntries(select, { binder, rows, collection, nextAlias }), binder };
  }
}
