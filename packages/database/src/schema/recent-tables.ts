import { SYSTEM_TABLE_PREFIX } from '@mortise/shared';
import type { Run } from '../connection/driver';
import type { SchemaDialect } from './schema-dialect';

/** As long as other processes may need to hear of a change. */
const KEPT_MILLISECONDS = 1000;

/**
 * The tables of the core and of plugins as they were a moment ago. A server that starts declares dozens of them one after the other, and most are
 * as they should be: one look at the catalogue serves them all.
 */
export class RecentTables {
  readonly #dialect: SchemaDialect;
  readonly #run: Run;
  #seen: Promise<SchemaDialect> | undefined;

  constructor(dialect: SchemaDialect, run: Run) {
    this.#dialect = dialect;
    this.#run = run;
  }

  /** Reads these tables from what was seen, and all others from the database. */
  tables(): Promise<SchemaDialect> {
    return (this.#seen ??= this.#look());
  }

  /** To be called whenever this process has changed tables. */
  forget(): void {
    this.#seen = undefined;
  }

  async #look(): Promise<SchemaDialect> {
    setTimeout(() => this.forget(), KEPT_MILLISECONDS).unref();
    try {
      const names = await this.#dialect.systemTables(this.#run);
      return seen(this.#dialect, names, await this.#dialect.introspect(this.#run, names));
    } catch (error) {
      this.forget();
      throw error;
    }
  }
}

type Introspected = Awaited<ReturnType<SchemaDialect['introspect']>>;

function seen(dialect: SchemaDialect, existing: readonly string[], shapes: Introspected): SchemaDialect {
  return {
    ...dialect,
    async tablesNamed(run, names) {
      const wanted = new Set(names.map((name) => name.toLowerCase()));
      const others = names.filter((name) => !isSystemTable(name));
      const found = existing.filter((name) => wanted.has(name.toLowerCase()));
      return others.length === 0 ? found : [...found, ...(await dialect.tablesNamed(run, others))];
    },
    async introspect(run, names) {
      const others = names.filter((name) => !isSystemTable(name));
      const found = names.flatMap((name) => shapes.get(name) ?? []).map((shape) => [shape.name, shape] as const);
      return new Map([...found, ...(others.length === 0 ? [] : await dialect.introspect(run, others))]);
    },
  };
}

function isSystemTable(name: string): boolean {
  return name.toLowerCase().startsWith(SYSTEM_TABLE_PREFIX);
}
