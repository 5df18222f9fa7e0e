import { isObject } from '../json';
import {
  ConflictError,
  type ErrorFacts,
  type Fault,
  ForbiddenError,
  InputError,
  LimitError,
  type MortiseError,
  NetworkError,
  NotFoundError,
  PreconditionError,
  ServerError,
  UnauthenticatedError,
} from './errors';

const CLASSES: Readonly<Record<number, typeof MortiseError>> = {
  401: UnauthenticatedError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  412: PreconditionError,
  429: LimitError,
};

/** The error an answer stands for. `text` is its body, which need not be ours: proxies answer with pages of their own. */
export function readError({ status, headers }: Pick<Response, 'status' | 'headers'>, text: string): MortiseError {
  const faults: ErrorFacts['faults'] = readFaults(text) ?? [
    {
      message: `The server answered with status ${status}. Try again later, or look at what stands in front of it.`,
      code: `HTTP_${status}`,
      details: {},
    },
  ];
  const facts: ErrorFacts = {
    status,
    faults,
    requestId: headers.get('x-request-id') ?? undefined,
    retryAfter: readRetryAfter(headers, faults[0]),
  };
  if (status >= 500) return new ServerError(facts);
  return new (CLASSES[status] ?? InputError)(facts);
}

/** `Retry-After` (RFC 9110, 10.2.3) in seconds; pages of other origins may not read it, but the body says the same. */
function readRetryAfter(headers: Headers, fault: Fault): number | undefined {
  const header = headers.get('retry-after');
  if (header === null) {
    const told = fault.details['retryAfter'];
    return typeof told === 'number' && told >= 0 ? told : undefined;
  }
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? undefined : Math.max(0, (moment - Date.now()) / 1000);
}

export function networkError(cause: unknown): NetworkError {
  const message = 'The server could not be reached, or the connection broke. Check the address and the network, then try again.';
  return new NetworkError({ status: 0, faults: [{ message, code: 'NETWORK_FAILED', details: {} }], cause });
}

/** @param timeout milliseconds */
export function timeoutError(timeout: number): NetworkError {
  const message = `There was no answer within ${timeout} ms. Try again, or give the call a longer timeout.`;
  return new NetworkError({ status: 0, faults: [{ message, code: 'TIMEOUT', details: { timeout } }] });
}

function readFaults(text: string): ErrorFacts['faults'] | undefined {
  const errors = parse(text);
  const [first, ...rest] = errors.flatMap((entry) => readFault(entry) ?? []);
  return first && [first, ...rest];
}

function parse(text: string): readonly unknown[] {
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) && Array.isArray(body['errors']) ? body['errors'] : [];
  } catch {
    return [];
  }
}

function readFault(entry: unknown): Fault | undefined {
  if (!isObject(entry) || typeof entry['message'] !== 'string' || typeof entry['code'] !== 'string') return undefined;
  const { message, code, details } = entry;
  return { message, code, details: isObject(details) ? details : {} };
}
