import type { FilterDialect } from './filter-dialect';
import type { SqlValue } from './sql-value';
import type { PlaceDialect } from './place-dialect';
import type { TypeDialect } from './type-dialect';

/** One SQL text with its values. `returns` is false when only the number of changed rows is of interest. */
export interface Statement {
  readonly text: string;
  readonly values: readonly SqlValue[];
  readonly returns: boolean;
  /** True for a text that will hardly come again (table changes): it is not kept prepared. */
  readonly once?: boolean;
  /** True for a query that answers at most one row, so that it may become a part of a statement with others of its text. */
  readonly oneRow?: boolean;
  /** True for a statement that adds rows and does nothing else, so that it may share a transaction with others of its text. */
  readonly onlyAdds?: boolean;
  /** The text that does it for so many lists of values at once, one behind the other, and answers their rows in order; undefined where there is none. */
  readonly textFor?: (times: number) => string;
  /** Asked when the statement's turn has come; what it throws takes the statement's place. */
  readonly guard?: () => void;
  /** Told the rows, for what whoever compiled the statement wants to know the next time. */
  readonly learn?: (rows: readonly Readonly<Record<string, unknown>>[]) => void;
}

/** One property of a JSON object the database builds. */
export interface JsonEntry {
  readonly name: string;
  /** As `json` or `nested` of the dialect make it. */
  readonly sql: string;
}

/** `SELECT <expression> FROM <from>` as its two halves, so that a caller may add further expressions. */
export interface JsonQuery {
  readonly expression: string;
  readonly from: string;
}

/** Everything in which the SQL of the two databases differs while statements are compiled. Pure. */
export interface Dialect extends TypeDialect, FilterDialect, PlaceDialect {
  readonly name: 'sqlite' | 'postgres';
  /** True when the planner does not weigh LIMIT, and has to be told to follow the order's index (`+column`). */
  readonly ignoresLimit: boolean;
  readonly quote: (identifier: string) => string;
  /** What makes NULLs of a nullable column come first or last; nothing where they do anyway. */
  nulls(place: 'first' | 'last', descending: boolean): string;
  object(entries: readonly JsonEntry[], source: string): JsonQuery;
  array(entries: readonly JsonEntry[], source: string): JsonQuery;
  /** A scalar subquery whose result is JSON inside JSON. */
  nested(query: string): string;
  /** What makes a SELECT keep other writers from its rows; nothing where a transaction is alone anyway. */
  readonly lockRows: string;
  /** The later of a moment and one millisecond after the column's. */
  later(column: string, parameter: string): string;
  /** Turns an INSERT or UPDATE into a statement with one row `json` per changed row. */
  returning(statement: string, write: WriteOutput): string;
}

export interface WriteOutput {
  /** Quoted name of the table written to. */
  readonly table: string;
  /** Compiles the output for rows that go by the name given. */
  readonly entries: (rows: string) => readonly JsonEntry[];
  /** Quoted name of the column the changed rows are told in the order of; without it in the order they were written in. */
  readonly orderBy?: string;
  /** Column whose sequence must not fall behind a value given by the caller. */
  readonly sequence?: { readonly column: string; readonly value: string };
}
