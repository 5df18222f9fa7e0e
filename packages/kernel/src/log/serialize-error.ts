import { inspect, types } from 'node:util';
import { isAppError } from '@mortise/shared';

const MAX_CAUSES = 5;
const MAX_MESSAGE = 2048;
const MAX_STACK = 8192;

export interface SerializedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly details?: unknown;
  readonly cause?: unknown;
}

/** True for errors of any realm. */
export function isError(value: unknown): value is Error {
  return types.isNativeError(value);
}

/**
 * What the log keeps of an error: name, message, stack, an AppError's public details, and up to five causes.
 * Other properties are left out, because database drivers put statements and their values there.
 */
export function serializeError(error: Error, depth = 0): SerializedError {
  const { cause } = error;
  const goOn = cause !== undefined && depth < MAX_CAUSES;
  return {
    type: String(error.name),
    message: clip(String(error.message), MAX_MESSAGE),
    ...(typeof error.stack === 'string' && { stack: clip(error.stack, MAX_STACK) }),
    ...(isAppError(error) && { details: error.details }),
    ...(goOn && { cause: isError(cause) ? serializeError(cause, depth + 1) : clip(inspect(cause), MAX_MESSAGE) }),
  };
}

/** Cuts a text, saying so. */
export function clip(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max)}… (${text.length} characters)`;
}
