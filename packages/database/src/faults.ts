import { isNativeError } from 'node:util/types';
import { AppError, type Collection, type ErrorCode, type ErrorDetails, isAppError } from '@mortise/shared';
import { faultCode, isConnectionFault, isTimeout } from './connection/driver-faults';
import { indexLimitDetails, indexedTexts, isTooLongForIndex } from './index-limit';
import { constraintFields } from './schema/desired-table';
import type { Reference } from './sole-reference';
import { columnName } from './compile/column-sql';

/** What a fault's details are made from. */
export interface FaultContext {
  readonly dialect: 'sqlite' | 'postgres';
  /** The collection the statement was for; a fault may name another table (CASCADE). */
  readonly collection?: Collection;
  readonly findByTable: (tableName: string) => Collection | undefined;
  /** Asked where the database does not say which reference failed. */
  readonly soleReference?: () => Reference | undefined;
}

interface Fault {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

/** An AppError for what a caller can cause or the server's state explains; anything else comes back as it is. */
export function translateFault(error: unknown, context: FaultContext): unknown {
  if (isAppError(error) || !isNativeError(error)) return error;
  const fault = context.dialect === 'sqlite' ? sqliteFault(error, context) : postgresFault(error, context);
  if (!fault) return error;
  const known = fault.code === 'SCHEMA_CHANGED' && context.collection?.adopted ? tableChanged(context.collection) : fault;
  return new AppError(known.code, known.details, { cause: error });
}

/** Nobody is changing it just now: somebody else has. */
function tableChanged({ name, tableName }: Collection): Fault {
  return { code: 'TABLE_CHANGED', details: { collection: name, table: tableName } };
}

const SQLITE_GONE = /^SQLITE_ERROR: (no such (table|column)|table .+ has no column)/;
/** A CHECK, a trigger's RAISE, or a type that is strict. */
const SQLITE_REFUSED = /^SQLITE_(?:CONSTRAINT|MISMATCH)(?:_\w+)?: (.+)$/;
const SQLITE_CONSTRAINT = /(UNIQUE|NOT NULL) constraint failed: (.+)$/;
const SQLITE_UNAVAILABLE = /^SQLITE_(CANTOPEN|IOERR|FULL|READONLY|NOTADB|CORRUPT|PROTOCOL)/;

function sqliteFault(error: Error, context: FaultContext): Fault | undefined {
  const code = faultCode(error) ?? '';
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') return { code: 'DATABASE_BUSY', details: {} };
  if (SQLITE_UNAVAILABLE.test(code)) return { code: 'DATABASE_UNAVAILABLE', details: {} };
  if (SQLITE_GONE.test(error.message)) return { code: 'SCHEMA_CHANGED', details: {} };
  if (error.message.includes('FOREIGN KEY constraint failed')) {
    const reference = context.soleReference?.();
    return foreignKeyFault(reference?.collection ?? context.collection, reference?.field);
  }
  const [, kind, columns] = SQLITE_CONSTRAINT.exec(error.message) ?? [];
  if (kind === undefined || columns === undefined) {
    const [, reason] = SQLITE_REFUSED.exec(error.message) ?? [];
    return reason === undefined ? undefined : { code: 'DATABASE_REFUSED', details: { collection: context.collection?.name, reason } };
  }
  const names = columns.split(', ').map((column) => column.split('.'));
  const collection = context.findByTable(names[0]?.[0] ?? '') ?? context.collection;
  const fields = fieldNames(
    collection,
    names.map((name) => name.at(-1) ?? ''),
  );
  if (kind === 'UNIQUE') return { code: 'UNIQUE_CONFLICT', details: { collection: collection?.name, fields } };
  return { code: 'VALUE_REQUIRED', details: { collection: collection?.name, field: fields[0] } };
}

interface PostgresError extends Error {
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
}

const POSTGRES_CODES: Readonly<Record<string, ErrorCode>> = {
  '57014': 'DEADLINE_EXCEEDED',
  '25P03': 'DEADLINE_EXCEEDED',
  // Undefined table or column, and a prepared statement whose columns changed: tables changed since the plan was made.
  '42P01': 'SCHEMA_CHANGED',
  '42703': 'SCHEMA_CHANGED',
  '0A000': 'SCHEMA_CHANGED',
  // A value, or a comparison, for the type a column had when the plan was made.
  '42804': 'SCHEMA_CHANGED',
  '42883': 'SCHEMA_CHANGED',
  '42846': 'SCHEMA_CHANGED',
  '55P03': 'DATABASE_BUSY',
  '40P01': 'DATABASE_BUSY',
  '40001': 'DATABASE_BUSY',
  // A CHECK, an exclusion, a trigger's RAISE, a missing right, a column that takes no values.
  '23514': 'DATABASE_REFUSED',
  '23P01': 'DATABASE_REFUSED',
  P0001: 'DATABASE_REFUSED',
  '42501': 'DATABASE_REFUSED',
  '428C9': 'DATABASE_REFUSED',
  '22001': 'VALUE_INVALID',
  '22003': 'VALUE_INVALID',
  '22007': 'VALUE_INVALID',
  '22008': 'VALUE_INVALID',
  '22021': 'VALUE_INVALID',
  '22P02': 'VALUE_INVALID',
  '22P05': 'VALUE_INVALID',
};

function postgresFault(error: PostgresError, context: FaultContext): Fault | undefined {
  if (isTimeout(error)) return { code: 'DATABASE_BUSY', details: {} };
  const code = faultCode(error) ?? '';
  const collection = context.findByTable(error.table ?? '') ?? context.collection;
  const fields = collection && error.constraint !== undefined ? fieldsOfConstraint(collection, error.constraint) : undefined;
  if (isTooLongForIndex(error) && collection)
    return { code: 'VALUE_INVALID', details: indexLimitDetails(fields ?? indexedTexts(collection)) };
  if (code === '23505') return { code: 'UNIQUE_CONFLICT', details: { collection: collection?.name, fields: fields ?? [] } };
  if (code === '23503' || code === '23001') return foreignKeyFault(collection, fields?.[0]);
  if (code === '23502')
    return { code: 'VALUE_REQUIRED', details: { collection: collection?.name, field: fieldNames(collection, [error.column ?? ''])[0] } };
  const known = POSTGRES_CODES[code];
  // PostgreSQL does not name the column whose type is narrower than that of its field; of our own tables there is none.
  const isRefused = known === 'DATABASE_REFUSED' || (known === 'VALUE_INVALID' && collection?.adopted !== undefined);
  if (isRefused) return { code: 'DATABASE_REFUSED', details: { collection: collection?.name, reason: error.message } };
  if (known !== undefined) return { code: known, details: collection && known === 'VALUE_INVALID' ? { collection: collection.name } : {} };
  return isConnectionFault(error) ? { code: 'DATABASE_UNAVAILABLE', details: {} } : undefined;
}

/** Fields by the names of their columns, which differ where the table is adopted. */
function fieldNames(collection: Collection | undefined, columns: readonly string[]): readonly string[] {
  const byColumn = new Map(collection?.columns.map((field) => [columnName(field), field.name]));
  return columns.map((column) => byColumn.get(column) ?? column);
}

function fieldsOfConstraint(collection: Collection, constraint: string): readonly string[] | undefined {
  return collection.adopted ? collection.adopted.constraints.get(constraint) : constraintFields(collection, constraint);
}

function foreignKeyFault(collection: Collection | undefined, field: string | undefined): Fault {
  return { code: 'FOREIGN_KEY_CONFLICT', details: { collection: collection?.name, ...(field === undefined ? {} : { field }) } };
}
