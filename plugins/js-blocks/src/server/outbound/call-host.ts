import { AppError, parseUrl } from '@mortise/shared';
import type { OutboundAnswer } from '../../contract';
import { isListed } from './host-list';
import { OutboundFailure, type OutboundLimits, type OutboundRequest, type OutboundResponse, sendRequest } from './send-request';

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Of this connection, or of other callers. */
const KEPT_BACK = new Set(['connection', 'keep-alive', 'set-cookie', 'set-cookie2', 'transfer-encoding', 'trailer', 'upgrade', 'alt-svc']);

export interface HostCall extends OutboundRequest {
  readonly url: URL;
  /** Where it may go, also when it is sent on. */
  readonly hosts: readonly string[];
  /** Where it may still go with what it brings, once it is sent on; elsewhere it comes without headers and body. */
  readonly limits: OutboundLimits;
}

/**
 * Calls another server and follows where it leads, as far as that is allowed.
 * @throws AppError ACTION_DENIED for a host that is not listed, HOST_UNREACHABLE
 */
export async function callHost({ url, hosts, limits, ...request }: HostCall): Promise<OutboundAnswer> {
  let at = url;
  let sent: OutboundRequest = request;
  for (let turn = 0; turn <= MAX_REDIRECTS; turn += 1) {
    if (!isListed(at.host, hosts))
      throw new AppError('ACTION_DENIED', { right: `host ${at.host}`, reason: 'the block was not given this server' });
    const response = await send(at, sent, limits);
    const next = targetOf(response, at);
    if (!next) return answerOf(response, at);
    sent = sentOn(sent, { status: response.status, isSameOrigin: next.origin === at.origin });
    at = next;
  }
  throw new AppError('HOST_UNREACHABLE', { host: at.host, reason: 'it sends callers on and on' });
}

async function send(url: URL, request: OutboundRequest, limits: OutboundLimits): Promise<OutboundResponse> {
  try {
    return await sendRequest(url, request, limits);
  } catch (error) {
    if (error instanceof OutboundFailure)
      throw new AppError('HOST_UNREACHABLE', { host: url.host, reason: error.message }, { cause: error });
    throw error;
  }
}

function targetOf({ status, headers: { location } }: OutboundResponse, from: URL): URL | undefined {
  return REDIRECTS.has(status) && location !== undefined ? parseUrl(location, from.href) : undefined;
}

/** As browsers do (Fetch Standard, HTTP-redirect fetch), but to another origin nothing that was meant for the first one is taken along. */
function sentOn(request: OutboundRequest, { status, isSameOrigin }: { status: number; isSameOrigin: boolean }): OutboundRequest {
  const becomesGet = status === 303 || (status < 303 && request.method === 'POST');
  const kept = isSameOrigin && !becomesGet ? request : { ...request, body: undefined };
  const headers = isSameOrigin ? request.headers : {};
  const method = becomesGet && request.method !== 'HEAD' ? 'GET' : request.method;
  return { ...kept, method, headers };
}

function answerOf({ status, headers, body }: OutboundResponse, { href }: URL): OutboundAnswer {
  const told = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || KEPT_BACK.has(name) ? [] : [[name, String(value)] as const],
  );
  const text = textOf(body);
  return { status, headers: Object.fromEntries(told), body: text ?? body.toString('base64'), isBase64: text === undefined, url: href };
}

/** Undefined for bytes that are no UTF-8. */
function textOf(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}
