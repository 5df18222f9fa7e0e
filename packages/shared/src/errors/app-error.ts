import { ERRORS, type ErrorCode, type ErrorKind } from './catalogue';

/** Public facts about one fault: what was expected, what came, where. Values must be safe to show to the caller. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

// A registered symbol, because a plugin loaded by its own `require` may carry a second copy of this class.
const BRAND = Symbol.for('mortise.AppError');

/**
 * The one error that may reach a client. `code` and `details` are public, `cause` is for the log only.
 * Text is chosen at the edge from the caller's language, so domain code never writes sentences.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  /** Further faults found in the same pass; the edge lists them after this one. */
  readonly siblings: readonly AppError[];

  constructor(code: ErrorCode, details: ErrorDetails = {}, options: { cause?: unknown; siblings?: readonly AppError[] } = {}) {
    super(code, 'cause' in options ? { cause: options.cause } : {});
    this.name = 'AppError';
    this.code = code;
    this.details = details;
    this.siblings = options.siblings ?? [];
    Object.defineProperty(this, BRAND, { value: true });
  }

  get kind(): ErrorKind {
    return ERRORS[this.code];
  }
}

/** Tells an AppError by its brand, which holds across copies of this package. */
export function isAppError(value: unknown): value is AppError {
  return typeof value === 'object' && value !== null && BRAND in value;
}

/** Throws the faults collected in one pass as one error; does nothing when there are none. */
export function throwFaults(faults: readonly AppError[]): void {
  const [first, ...siblings] = faults;
  if (first) throw siblings.length > 0 ? new AppError(first.code, first.details, { cause: first.cause, siblings }) : first;
}
