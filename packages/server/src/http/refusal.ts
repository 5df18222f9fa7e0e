import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { ErrorCode } from '@mortise/shared';
import { METHODS } from './cors';
import type { ErrorTexts } from './error-edge';
import { SECURITY_HEADERS } from './security-headers';

/** Why a request is turned away before there is a pipeline to send it through. */
export interface Refusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface RefusalAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
}

export const MAX_HEADER_BYTES = 16 * 1024;
export const MAX_HEADERS = 100;
/** Node silently drops all but the first of these, and another server in front of us may have looked at the other one. */
const SINGLE_HEADERS: readonly string[] = ['host', 'authorization', 'content-type'];

export const CONNECT_REFUSAL: Refusal = { status: 405, code: 'METHOD_NOT_ALLOWED', details: { method: 'CONNECT', allowed: METHODS } };

/** The refusal of what Node's parser could not read. */
export function unreadable({ code, rawPacket }: NodeJS.ErrnoException & { readonly rawPacket?: Buffer }): Refusal {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return overflowsInFirstLine(rawPacket)
        ? { status: 414, code: 'URL_TOO_LONG', details: { max: 8 * 1024 } }
        : headerRefusal(431, 'section', `at most ${MAX_HEADER_BYTES} bytes`);
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, code: 'DEADLINE_EXCEEDED', details: { what: 'request' } };
    default:
      return headerRefusal(400, 'section', 'well-formed HTTP/1.1');
  }
}

/** What is wrong with headers that could be read; undefined when nothing is. */
export function headerFault({ rawHeaders, headers, httpVersion }: IncomingMessage): Refusal | undefined {
  if (rawHeaders.length > 2 * MAX_HEADERS) return headerRefusal(431, 'section', `at most ${MAX_HEADERS} headers`);
  if (headers.host === undefined && httpVersion === '1.1') return headerRefusal(400, 'host', 'one value');
  const repeated = SINGLE_HEADERS.find((name) => headers[name] !== undefined && occurrences(rawHeaders, name) > 1);
  return repeated === undefined ? undefined : headerRefusal(400, repeated, 'one value');
}

/** Nobody has looked at the caller's language yet, so the text is English. */
export function refusalAnswer({ status, code, details }: Refusal, texts: ErrorTexts): RefusalAnswer {
  const body = JSON.stringify({ errors: [{ message: texts.t('en', `errors.${code}`, details), code, details }] });
  const headers = {
    ...SECURITY_HEADERS,
    'X-Request-Id': randomUUID(),
    ...(status === 405 ? { Allow: METHODS.join(', ') } : {}),
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  };
  return { status, headers, body };
}

/** The answer as bytes, for a connection on which there is no request object. */
export function refusalText({ status, headers, body }: RefusalAnswer): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${[`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines].join('\r\n')}\r\n\r\n${body}`;
}

function headerRefusal(status: number, header: string, expected: string): Refusal {
  return { status, code: 'HEADER_INVALID', details: { header, expected } };
}

function overflowsInFirstLine(packet: Buffer | undefined): boolean {
  if (packet === undefined) return false;
  const end = packet.indexOf('\n');
  return end === -1 || end > MAX_HEADER_BYTES;
}

/** How often a header was sent; names stand at even places. */
function occurrences(rawHeaders: readonly string[], name: string): number {
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length;
}
