import { SYSTEM_TABLE_PREFIX } from '@mortise/shared';
import type { Run } from '../connection/driver';
import type { SchemaDialect } from './schema-dialect';
import type { TableShape } from './table-shape';

/** As long as other processes may need to hear of a change. */
const KEPT_MILLISECONDS = 1000;

/**
 * The tables of the core and of plugins as they were a moment ago. A server that starts declares dozens of them one after the other, and most are
 * as they should be: one look at the catalogue serves them all.
 */
export class RecentTables {
  readonly #dialect: SchemaDialect;
  readonly #run: Run;
  readonly #changed = new Set<string>();
  #seen: Promise<SchemaDialect> | undefined;

  constructor(dialect: SchemaDialect, run: Run) {
    this.#dialect = dialect;
    this.#run = run;
  }

  /** Reads these tables from what was seen, and all others from the database. */
  tables(): Promise<SchemaDialect> {
    return (this.#seen ??= this.#look());
  }

  /** To be called when this process has changed these tables, and no others. */
  changed(names: readonly string[]): void {
    for (const name of names) this.#changed.add(name);
  }

  /** To be called when this process may have changed any table. */
  forget(): void {
    this.#seen = undefined;
  }

  async #look(): Promise<SchemaDialect> {
    setTimeout(() => this.forget(), KEPT_MILLISECONDS).unref();
    this.#changed.clear();
    try {
      const names = await this.#dialect.systemTables(this.#run);
      const isKnown = (name: string): boolean => isSystemTable(name) && !this.#changed.has(name);
      return seen(this.#dialect, { names, shapes: await this.#dialect.introspect(this.#run, names), isKnown });
    } catch (error) {
      this.forget();
      throw error;
    }
  }
}

interface Seen {
  readonly names: readonly string[];
  readonly shapes: ReadonlyMap<string, TableShape>;
  readonly isKnown: (name: string) => boolean;
}

function seen(dialect: SchemaDialect, { names: existing, shapes, isKnown }: Seen): SchemaDialect {
  return {
    ...dialect,
    async tablesNamed(run, names) {
      const others = names.filter((name) => !isKnown(name));
      const wanted = new Set(names.filter(isKnown).map((name) => name.toLowerCase()));
      const found = existing.filter((name) => wanted.has(name.toLowerCase()));
      return others.length === 0 ? found : [...found, ...(await dialect.tablesNamed(run, others))];
    },
    async introspect(run, names) {
      const others = names.filter((name) => !isKnown(name));
      const found = names
        .filter(isKnown)
        .flatMap((name) => shapes.get(name) ?? [])
        .map((shape) => [shape.name, shape] as const);
      return new Map([...found, ...(others.length === 0 ? [] : await dialect.introspect(run, others))]);
    },
  };
}

function isSystemTable(name: string): boolean {
  return name.toLowerCase().startsWith(SYSTEM_TABLE_PREFIX);
}
