import type { ActionCall } from '@mortise/plugin-api/server';
import { type ActionQuery, type AppError, type JsonObject, type Transaction, isAppError } from '@mortise/shared';

/** The answer of a create is of no interest, so it holds keys alone. */
const ASKED: ActionQuery = { sort: [], page: { kind: 'all' }, returning: false };

/** Creates records as their caller would: all or none. */
export async function createRows(call: ActionCall, values: readonly JsonObject[], transaction?: Transaction): Promise<void> {
  await call.act({ action: 'create', asked: ASKED, values, ...(transaction === undefined ? {} : { transaction }) });
}

/** Whether a record could be created as far as can be said without doing it. */
export async function checkRow(call: ActionCall, values: JsonObject): Promise<void> {
  await call.check({ action: 'create', asked: ASKED, values: [values] });
}

const ABOUT_VALUES: ReadonlySet<string> = new Set(['input', 'conflict', 'forbidden']);

/** Whether an error is about the values of a row, and not about the caller or the state of the server. */
export function isRowFault(error: unknown): error is AppError {
  // A record that a row names may not be there, or not for this caller.
  return isAppError(error) && (ABOUT_VALUES.has(error.kind) || error.code === 'RECORD_NOT_FOUND');
}
