import { type OperationHandler, RemoteError } from '@mortise/js-runtime/host';
import type { Api, RawAnswer } from '@mortise/plugin-api/client';
import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { type BlockAddress, type BlockCall, WRITE_HEADER, blockHeader } from '../../../contract';
import type { AskToWrite, BlockWrite } from './write-consent';

/** Headers a block may set in calls to this server. Everything else is the page's to say, above all who is calling for what. */
const HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'prefer',
  'range',
  'range-unit',
  'x-data-source',
  'x-locale',
  'x-timezone',
]);
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const SECRET = /\{\{secret:([A-Za-z][\w-]{0,49})\}\}/;
/** Characters of an answer; more would cost the page. */
const MAX_ANSWER = 10_000_000;

export interface HttpParts {
  readonly api: Api;
  readonly place: BlockAddress;
  /** Asked before anything is changed that nobody has pressed a button for; absent: it need not be. */
  readonly askToWrite?: AskToWrite;
}

interface OwnCall extends HttpParts {
  readonly signal: AbortSignal;
  readonly isActivated: boolean;
}

/** What is no text comes as base64. */
interface Answered extends RawAnswer {
  readonly isBase64?: boolean;
}

interface HttpCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/**
 * Calls of a block: to this server's API as the viewer (or with the key the call brings) within the block's grants, to other servers through
 * this one. The block never learns a credential.
 */
export function httpOperation(parts: HttpParts): OperationHandler {
  return async (args, signal, { isActivated }) => {
    const call = readCall(args);
    const isOwn = call.url.origin === location.origin;
    const answer: Answered = isOwn ? await callOwn(call, { ...parts, signal, isActivated }) : await callOther(call, parts, signal);
    if (answer.body.length > MAX_ANSWER) throw new RemoteError({ message: 'The answer is too large: ask for fewer records or fields' });
    const { status, statusText, headers, body, isBase64 } = answer;
    return { status, statusText, headers, body, ...(isBase64 === true ? { isBase64 } : {}) };
  };
}

/** @throws RemoteError for what is no call */
function readCall(args: JsonValue): HttpCall {
  const { method, url, headers, body } = isJsonObject(args) ? args : ({} as JsonObject);
  const address = typeof url === 'string' ? parsed(url) : undefined;
  if (address === undefined || typeof method !== 'string' || !METHODS.has(method)) throw new RemoteError({ message: 'Not an HTTP call' });
  const texts = Object.entries(isJsonObject(headers) ? headers : {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [],
  );
  return { method, url: address, headers: Object.fromEntries(texts), body: typeof body === 'string' ? body : undefined };
}

function parsed(url: string): URL | undefined {
  try {
    const address = new URL(url);
    return /^https?:$/.test(address.protocol) ? address : undefined;
  } catch {
    return undefined;
  }
}

async function callOwn({ method, url, headers, body }: HttpCall, own: OwnCall): Promise<RawAnswer> {
  const { api, place, signal, isActivated, askToWrite } = own;
  // Beside the API there are pages and sign-in forms, which are for people.
  if (!url.href.startsWith(api.address('')))
    throw new RemoteError({ code: 'PATH_NOT_ALLOWED', message: `Not part of the API: ${url.pathname}` });
  const allowed = Object.fromEntries(Object.entries(headers).filter(([name]) => HEADERS.has(name)));
  const credential = await withTicket(credentialIn(headers), own, signal);
  const path = url.pathname + url.search;
  const send = (mayWrite: boolean): Promise<RawAnswer> =>
    api.send({ method, path, headers: { ...allowed, ...credential, ...blockHeader(place, { mayWrite }) }, body, signal });
  if (isActivated || askToWrite === undefined) return send(true);
  // Which calls change something the server alone knows: it refuses them without having done anything.
  const answer = await send(false);
  const write = writeIn(answer);
  if (write === undefined) return answer;
  if (await askToWrite(write, signal)) return send(true);
  const message = 'The viewer did not allow this block to change anything by itself. Do it when they press a button of the block.';
  throw new RemoteError({ name: 'WriteRefusedError', code: 'WRITE_REFUSED', message });
}

/** What a call would have changed that was made to read only. */
function writeIn({ headers }: RawAnswer): BlockWrite | undefined {
  const [resource, action] = headers[WRITE_HEADER]?.split(':') ?? [];
  return resource === undefined || action === undefined ? undefined : { resource, action };
}

/** The tables of the REST API take keys in a header of their own, which means the same. */
function credentialIn({ authorization, apikey }: Readonly<Record<string, string>>): string | undefined {
  return authorization ?? (apikey === undefined ? undefined : `Bearer ${apikey}`);
}

/** A stored key stays on the server: what stands for it here holds for this block and viewer alone, and for a short time. */
async function withTicket(
  given: string | undefined,
  { api, place }: HttpParts,
  signal: AbortSignal,
): Promise<Readonly<Record<string, string>>> {
  const [placeholder, secret] = SECRET.exec(given ?? '') ?? [];
  if (given === undefined) return {};
  if (placeholder === undefined) return { authorization: given };
  const values = { ...whereOf(place), secret };
  const { data } = await api.post<{ readonly token: string }>('jsBlocks:ticket', { values, signal });
  return { authorization: given.replace(placeholder, data.token) };
}

async function callOther({ method, url, headers, body }: HttpCall, { api, place }: HttpParts, signal: AbortSignal): Promise<Answered> {
  const values = { ...whereOf(place), method, url: url.href, headers, body: body ?? null };
  const { data } = await api.post<Omit<Answered, 'statusText'>>('jsBlocks:fetch', { values, signal });
  return { ...data, statusText: '' };
}

/** As the server asks for it; a place knows more than that. */
function whereOf({ page, block, revision }: BlockAddress): BlockCall {
  return { page, block, revision: revision ?? null };
}
