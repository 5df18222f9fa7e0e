import type { ProtocolAnswer, ProtocolFault, ProtocolRequest } from '@mortise/plugin-api/server';
import { JSON_TYPE } from './list-answer';

/** Statuses told as 400: callers of this protocol know few of them. */
const FOLDED: ReadonlySet<number> = new Set([409, 413, 415, 422]);
const REALM = 'Bearer realm="mortise"';

/** Errors as one text; 401 without any (RFC 6750, 3: what is wrong with a token stands in its header). */
export function encodeError(faults: readonly [ProtocolFault, ...ProtocolFault[]], request: ProtocolRequest): ProtocolAnswer {
  const [first] = faults;
  if (first.status === 401) return { status: 401, headers: { 'WWW-Authenticate': challenge(request) }, type: '', body: '' };
  const message = [...new Set(faults.map((fault) => fault.message))].join(' ');
  const headers = first.status === 403 ? { 'WWW-Authenticate': `${REALM}, error="insufficient_scope"` } : {};
  return { status: statusOf(first), headers, type: JSON_TYPE, body: JSON.stringify(message) };
}

function statusOf({ status, code, details }: ProtocolFault): number {
  if (code === 'HEADER_INVALID' && details['header'] === '$format') return 406;
  return FOLDED.has(status) ? 400 : status;
}

function challenge({ header }: ProtocolRequest): string {
  return header('authorization') === undefined ? REALM : `${REALM}, error="invalid_token"`;
}
