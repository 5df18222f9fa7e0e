import type { Collection, ColumnPath, RelationStep } from '@mortise/shared';
import type { Binder } from './binder';
import { fieldSql } from './column-sql';
import { compileAll } from './filter';
import { joinOf } from './joins';
import { tableSql } from './table-sql';

/** Joins the rows that paths lead to, each once. A row the caller may not see is not joined, so its columns are NULL. */
export class ToOneJoins {
  readonly rows: string;
  readonly #collection: Collection;
  readonly #binder: Binder;
  readonly #joined = new Map<string, string>();
  readonly #texts: string[] = [];

  constructor(collection: Collection, binder: Binder) {
    this.#collection = collection;
    this.#binder = binder;
    this.rows = binder.dialect.quote('m_0');
  }

  column({ path, field }: ColumnPath): string {
    let rows = this.rows;
    let key = '';
    for (const step of path) {
      key += `${step.relation.name}.`;
      rows = this.#joined.get(key) ?? this.#join(step, key, rows);
    }
    return fieldSql(rows, field, this.#binder);
  }

  /** One more part of FROM. */
  add(join: string): void {
    this.#texts.push(join);
  }

  /** How many parts FROM has beside the collection. */
  get size(): number {
    return this.#texts.length;
  }

  from(): string {
    return `${tableSql(this.#collection, this.#binder)} AS ${this.rows}${this.#texts.join('')}`;
  }

  #join({ parent, relation, target, where }: RelationStep, key: string, parentRows: string): string {
    const rows = this.#binder.dialect.quote(`m_j${this.#texts.length}`);
    const { from, on } = joinOf(relation, target, { parent, parentRows, rows, binder: this.#binder });
    this.#texts.push(` LEFT JOIN ${from} ON ${on} AND ${compileAll(where, { binder: this.#binder, rows })}`);
    this.#joined.set(key, rows);
    return rows;
  }
}
