import type { Dialect } from '../compile/dialect';
import { readPostgresTables } from './postgres-tables';
import { readSqliteTables } from './sqlite-tables';
import type { TableReader } from './table-reader';

export function tableReaderOf({ name }: Pick<Dialect, 'name'>): TableReader {
  return name === 'sqlite' ? readSqliteTables : readPostgresTables;
}
