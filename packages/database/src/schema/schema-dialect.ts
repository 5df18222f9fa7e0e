import type { ColumnField } from '@mortise/shared';
import type { Run } from '../connection/driver';
import type { TableStep } from './plan-table';
import type { TableShape } from './table-shape';

/** Everything in which tables are read and changed differently on the two databases. */
export interface SchemaDialect {
  /** Type of a column that counts. */
  readonly integerType: string;
  /** The column type as the catalogue writes it. */
  columnType(field: ColumnField): string;
  /** Keeps other processes from changing tables until the transaction ends. */
  lock(run: Run): Promise<void>;
  /** Names of existing tables that equal one of the given names but for case. */
  tablesNamed(run: Run, names: readonly string[]): Promise<string[]>;
  /** The tables among `names` that exist, in a few statements. */
  introspect(run: Run, names: readonly string[]): Promise<Map<string, TableShape>>;
  /** Tables with a foreign key to the given one. */
  referencing(run: Run, table: string): Promise<string[]>;
  /** Applies one step to a table; `after` is the table as it will be. */
  apply(run: Run, step: TableStep, after: TableShape): Promise<void>;
}
