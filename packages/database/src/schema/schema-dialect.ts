import type { ColumnField, JsonValue } from '@mortise/shared';
import type { Statement } from '../compile/dialect';
import type { Run } from '../connection/driver';
import type { TableStep } from './plan-table';
import type { TableShape } from './table-shape';

/** Who waits while a step's transaction is open: nobody, whoever writes to the table, whoever uses it at all. */
export type StepLock = 'none' | 'writes' | 'all';

/** Where values are put: the rows of a table by key, the column by its name and the field whose values it takes. */
export interface AssignTarget {
  readonly table: string;
  readonly key: ColumnField;
  readonly column: string;
  readonly field: ColumnField;
}

/** The key of a row and a value that is not null, both canonical. */
export type KeyedValue = readonly [key: JsonValue, value: JsonValue];

/** Everything in which tables are read and changed differently on the two databases. */
export interface SchemaDialect {
  /** Type of a column that counts. */
  readonly integerType: string;
  /** The column type as the catalogue writes it. */
  columnType(field: ColumnField): string;
  /** Keeps other processes from changing tables until the transaction ends, which then waits so long for each table others use. */
  lock(run: Run, patienceMs: number): Promise<void>;
  /** Names of existing tables that equal one of the given names but for case. */
  tablesNamed(run: Run, names: readonly string[]): Promise<string[]>;
  /** Names of all tables and views that begin as those of the core and of plugins do, whatever the case. */
  systemTables(run: Run): Promise<string[]>;
  /** The tables among `names` that exist, in a few statements. */
  introspect(run: Run, names: readonly string[]): Promise<Map<string, TableShape>>;
  /** Tables with a foreign key to the given one. */
  referencing(run: Run, table: string): Promise<string[]>;
  /** Removes a table that no other one refers to. */
  drop(run: Run, table: string): Promise<void>;
  /** The SQL of a step, in order; `after` is the table as it will be. */
  statements(step: TableStep, after: TableShape): readonly string[];
  lockOf(kind: TableStep['kind']): StepLock;
  /** Puts values into rows, in one statement, and raises their versions. The pairs are in the order of their keys. */
  assign(target: AssignTarget, pairs: readonly KeyedValue[]): Statement;
  /** Applies one step to a table; `after` is the table as it will be. */
  apply(run: Run, step: TableStep, after: TableShape): Promise<void>;
}
