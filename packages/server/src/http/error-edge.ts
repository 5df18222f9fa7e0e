import type { Texts } from '@mortise/kernel';
import type { Log } from '@mortise/plugin-api/server';
import { AppError, type ErrorKind, isAppError } from '@mortise/shared';
import type { Exchange } from '../pipeline/exchange';
import type { Answer } from '../targets/target';
import { ClientGone } from './client-gone';

/** The one place that knows which HTTP status a kind of error becomes. */
export const STATUS_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  input: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  method: 405,
  conflict: 409,
  tooLarge: 413,
  uriTooLong: 414,
  mediaType: 415,
  limit: 429,
  config: 500,
  internal: 500,
  unavailable: 503,
};

/** Where texts of errors come from: key `errors.<CODE>`, details as parameters. */
export type ErrorTexts = Pick<Texts, 't'>;

export interface ErrorEdge {
  /** Turns anything thrown into an answer; undefined when nobody is left to answer. Logs what is not the caller's fault. */
  answer(error: unknown, exchange: Exchange): Answer | undefined;
}

interface ErrorEntry {
  readonly message: string;
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export function createErrorEdge(texts: ErrorTexts): ErrorEdge {
  return {
    answer(thrown, exchange) {
      if (thrown instanceof ClientGone) return undefined;
      const error = publicError(thrown, exchange.requestId);
      report(thrown, error, exchange.log);
      const entries = [error, ...error.siblings].map((fault) => errorEntry(fault, exchange.client.locale, texts));
      return {
        status: STATUS_OF_KIND[error.kind],
        headers: headersOf(error),
        type: 'application/json; charset=utf-8',
        body: JSON.stringify({ errors: entries }),
      };
    },
  };
}

/** Only AppErrors are made for the caller's eyes; of anything else the caller learns the request id. */
function publicError(thrown: unknown, requestId: string): AppError {
  const hidden = !isAppError(thrown) || thrown.kind === 'internal' || thrown.kind === 'config';
  return hidden ? new AppError('INTERNAL', { requestId }, { cause: thrown }) : thrown;
}

function report(thrown: unknown, error: AppError, log: Log): void {
  const status = STATUS_OF_KIND[error.kind];
  if (status === 500) log.error('A request failed', { error: thrown });
  else if (status === 503) log.warn('A request could not be served', { code: error.code, error: error.cause });
}

function errorEntry({ code, details }: AppError, locale: string, texts: ErrorTexts): ErrorEntry {
  const message = texts.t(locale, `errors.${code}`, details);
  return Object.keys(details).length > 0 ? { message, code, details } : { message, code };
}

function headersOf({ kind, details }: AppError): Record<string, string> {
  const { allowed, retryAfter } = details;
  return {
    ...(kind === 'unauthenticated' ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...(kind === 'method' && Array.isArray(allowed) ? { Allow: allowed.join(', ') } : {}),
    ...(typeof retryAfter === 'number' ? { 'Retry-After': String(Math.max(1, Math.ceil(retryAfter))) } : {}),
  };
}
