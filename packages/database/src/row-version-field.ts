import type { ColumnField } from '@mortise/shared';
import { ROW_VERSION } from './schema/table-shape';

/**
 * The row version as plans may name it, to read it or to make a write depend on it. It belongs to no collection, so no caller can: 1 on
 * insert, one more with every update.
 */
export const rowVersionField: ColumnField = Object.freeze({
  kind: 'column',
  name: ROW_VERSION,
  type: 'integer',
  nullable: false,
  unique: false,
  index: false,
  primaryKey: false,
  autoIncrement: false,
  hidden: true,
});
