import type { Texts } from '@mortise/kernel';
import type { Log, ToldFault } from '@mortise/plugin-api/server';
import { AppError, type ErrorKind, isAppError } from '@mortise/shared';
import type { Exchange } from '../pipeline/exchange';
import type { SpokenProtocol } from '../targets/protocol-table';
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
  precondition: 412,
  unprocessable: 422,
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
  answer(error: unknown, exchange: Exchange, protocol?: SpokenProtocol): Answer | undefined;
  /** What an answer would say, for those who tell of errors within one. Logs as `answer` does. */
  tell(error: unknown, exchange: Exchange): readonly ToldFault[];
}

export function createErrorEdge(texts: ErrorTexts): ErrorEdge {
  const tell = (
    thrown: unknown,
    { requestId, log, client }: Exchange,
    names?: ParameterNames,
  ): { error: AppError; entries: readonly ToldFault[] } => {
    const error = publicError(thrown, requestId);
    report(thrown, error, log);
    return { error, entries: [error, ...error.siblings].map((fault) => errorEntry(fault, { locale: client.locale, texts, names })) };
  };
  return {
    tell: (thrown, exchange) => tell(thrown, exchange).entries,
    answer(thrown, exchange, protocol) {
      if (thrown instanceof ClientGone) return undefined;
      const { error, entries } = tell(thrown, exchange, protocol?.parameterNames);
      const answer = {
        status: STATUS_OF_KIND[error.kind],
        headers: headersOf(error),
        type: 'application/json; charset=utf-8',
        body: JSON.stringify({ errors: entries }),
      };
      return protocol ? inItsWords(answer, { error, entries, protocol, exchange }) : answer;
    },
  };
}

interface Told {
  readonly error: AppError;
  readonly entries: readonly ToldFault[];
  readonly protocol: SpokenProtocol;
  readonly exchange: Exchange;
}

/** A protocol that cannot say it leaves the answer as it is. */
function inItsWords(answer: Answer & { status: number }, { error, entries, protocol, exchange }: Told): Answer {
  try {
    const faults = [error, ...error.siblings].map(({ kind, code, details }, index) => ({
      status: STATUS_OF_KIND[kind],
      kind,
      code,
      details,
      message: entries[index]?.message ?? code,
    }));
    const [first, ...rest] = faults;
    if (!first) return answer;
    const said = protocol.encodeError([first, ...rest], exchange);
    return { ...said, headers: { ...answer.headers, ...said.headers } };
  } catch (fault) {
    exchange.log.error('A protocol could not encode an error', { error: fault });
    return answer;
  }
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

type ParameterNames = SpokenProtocol['parameterNames'];

interface Telling {
  readonly locale: string;
  readonly texts: ErrorTexts;
  /** What the caller's language calls parameters; details keep the names of the core. */
  readonly names?: ParameterNames | undefined;
}

function errorEntry({ code, details }: AppError, { locale, texts, names }: Telling): ToldFault {
  const message = texts.t(locale, `errors.${code}`, names ? inItsNames(details, names) : details);
  return Object.keys(details).length > 0 ? { message, code, details } : { message, code };
}

/** `measures[0].alias` is a part of `measures`. */
function inItsNames(details: AppError['details'], names: ParameterNames): AppError['details'] {
  const { parameter } = details;
  const [, whole = ''] = typeof parameter === 'string' ? (/^([^.[]*)/.exec(parameter) ?? []) : [];
  return Object.hasOwn(names, whole) ? { ...details, parameter: names[whole] ?? whole } : details;
}

/** A busy database is free again in a moment, or never. */
const BUSY_SECONDS = 1;

function headersOf({ code, kind, details }: AppError): Record<string, string> {
  const { allowed, retryAfter = code === 'DATABASE_BUSY' ? BUSY_SECONDS : undefined } = details;
  return {
    ...(kind === 'unauthenticated' ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...(kind === 'method' && Array.isArray(allowed) ? { Allow: allowed.join(', ') } : {}),
    ...(typeof retryAfter === 'number' ? { 'Retry-After': String(Math.max(1, Math.ceil(retryAfter))) } : {}),
  };
}
