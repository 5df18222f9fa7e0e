/** One thing that was wrong, as the server tells it. */
export interface Fault {
  /** In the language of the client's `locale`. */
  readonly message: string;
  /** One of the codes of the server's error reference. */
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface ErrorFacts {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** All that was wrong, at least one; the error itself speaks of the first. */
  readonly faults: readonly [Fault, ...Fault[]];
  /** What the server's log calls the request; undefined when no server answered. */
  readonly requestId?: string | undefined;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** Whatever a call can fail with, but for the caller's own abort. */
export class MortiseError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;
  readonly faults: ErrorFacts['faults'];
  readonly requestId: string | undefined;
  /** Seconds the server asks to wait before the next attempt; undefined when it does not say. */
  readonly retryAfter: number | undefined;

  constructor({ status, faults, requestId, retryAfter, cause }: ErrorFacts) {
    super(faults[0].message, cause === undefined ? {} : { cause });
    this.name = new.target.name;
    this.code = faults[0].code;
    this.status = status;
    this.details = faults[0].details;
    this.faults = faults;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }
}

/** 401: there is no credential, or it does not hold any more. Sign in again. */
export class UnauthenticatedError extends MortiseError {}
/** 403: the role may not do this, or not with these fields. */
export class ForbiddenError extends MortiseError {}
/** 404: the record, collection or action is not there, or not for this caller. */
export class NotFoundError extends MortiseError {}
/** 400, 405, 413 to 415, 422: the request itself is wrong; `faults` names each place. */
export class InputError extends MortiseError {}
/** 409: it contradicts what is stored, such as a value that must be unique. */
export class ConflictError extends MortiseError {}
/** 412: the record has changed since its version was read. Read it again. */
export class PreconditionError extends MortiseError {}

/** 429: too many requests; `retryAfter` says how long to wait. */
export class LimitError extends MortiseError {}
/** 5xx: the server, its database, or something in front of it failed. */
export class ServerError extends MortiseError {}
/** No answer: the connection failed or broke (`NETWORK_FAILED`), or it took too long (`TIMEOUT`). */
export class NetworkError extends MortiseError {}
