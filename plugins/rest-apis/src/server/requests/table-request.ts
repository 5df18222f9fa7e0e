import type { ProtocolRequest } from '@mortise/plugin-api/server';
import type { AppError } from '@mortise/shared';
import type { ServedTable } from '../apis/apis';
import type { TableAddress } from './read-address';

/** A request for a table, on its way to becoming a call. */
export interface TableRequest extends ServedTable {
  readonly request: ProtocolRequest;
  readonly address: TableAddress;
  /** What is wrong with it; told when the caller may know of the table. */
  readonly faults: AppError[];
}
