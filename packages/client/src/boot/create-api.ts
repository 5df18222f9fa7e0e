import {
  type Api,
  type ApiAnswer,
  ApiError,
  type ApiFault,
  type CallOptions,
  type UploadOptions,
  type WriteOptions,
} from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { lastLine } from './answer-lines';
import { sendRaw } from './raw-call';

export interface ApiEnvironment {
  /** Ends with a slash. */
  readonly apiBase: string;
  /** BCP 47 tag errors are wanted in. */
  language(): string;
  csrfToken(): string | undefined;
  /** Text of a request that never arrived. */
  offlineText(): string;
  /** Sees every refusal before the caller does. */
  onRefusal?(error: ApiError): void;
}

/** The action API for a page of the same origin; the browser adds the session's cookie. */
export function createApi(environment: ApiEnvironment): Api {
  const send = <Data, Meta>(method: string, path: string, options: SendOptions): Promise<ApiAnswer<Data, Meta>> =>
    sendRequest<Data, Meta>(environment, method, { ...options, path });
  return {
    get: (path, options = {}) => send('GET', path, options),
    post: (path, options = {}) => send('POST', path, options),
    upload: (path, options) => uploadFile(environment, path, options),
    send: (call) =>
      sendRaw(call, {
        headersOf: (method) => headersOf(environment, method, false),
        reach: (address, request) => reach(environment, address, request),
      }),
    download: (path, options = {}) => downloadFile(environment, path, options),
    address: (path, params) => new URL(environment.apiBase + path + queryString(params), location.href).href,
  };
}

interface SendOptions {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly values?: unknown;
  readonly ifMatch?: string | undefined;
  readonly onProgress?: WriteOptions['onProgress'];
  readonly signal?: AbortSignal | undefined;
  readonly dataSource?: string | undefined;
}

async function sendRequest<Data, Meta>(
  environment: ApiEnvironment,
  method: string,
  { path, params, values, ifMatch, onProgress, signal, dataSource }: SendOptions & { readonly path: string },
): Promise<ApiAnswer<Data, Meta>> {
  const response = await reach(environment, environment.apiBase + path + queryString(params), {
    method,
    credentials: 'same-origin',
    headers: {
      ...headersOf(environment, method, values !== undefined),
      ...sourceHeader(dataSource),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      ...(onProgress === undefined ? {} : TOLD),
    },
    ...(values === undefined ? {} : { body: JSON.stringify(values) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const body = await answerOf<ApiAnswer<Data, Meta>>(environment, response, onProgress);
  const etag = response.headers.get('etag');
  return etag === null ? body : { ...body, etag };
}

async function uploadFile<Data>(environment: ApiEnvironment, path: string, options: UploadOptions): Promise<Data> {
  const { file, type, params, signal, onProgress, dataSource } = options;
  const response = await reach(environment, environment.apiBase + path + queryString(params), {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      ...headersOf(environment, 'POST', false),
      ...sourceHeader(dataSource),
      'content-type': type,
      ...(onProgress === undefined ? {} : TOLD),
    },
    body: file,
    ...(signal === undefined ? {} : { signal }),
  });
  return (await answerOf<ApiAnswer<Data>>(environment, response, onProgress)).data;
}

async function downloadFile(environment: ApiEnvironment, path: string, { params, signal, dataSource }: CallOptions): Promise<Blob> {
  const response = await reach(environment, environment.apiBase + path + queryString(params), {
    credentials: 'same-origin',
    headers: { ...headersOf(environment, 'GET', false), ...sourceHeader(dataSource), accept: '*/*' },
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok) await answerOf(environment, response, undefined);
  try {
    return await response.blob();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, [{ code: 'OFFLINE', message: environment.offlineText() }]);
  }
}

/** Asks for lines that tell how far the work is, and the answer as the last of them. */
const TOLD = { accept: 'application/x-ndjson' };

/** @throws ApiError */
async function answerOf<Answer>(environment: ApiEnvironment, response: Response, onProgress: WriteOptions['onProgress']): Promise<Answer> {
  const told = response.headers.get('content-type')?.startsWith('application/x-ndjson') === true;
  const body = told ? await lastLine(response, onProgress) : await response.json().catch(() => undefined);
  const isRefused = !response.ok || (body as { errors?: unknown } | undefined)?.errors !== undefined;
  if (!isRefused) return body as Answer;
  // What came to light after the answer had begun has no status of its own.
  const status = response.ok ? 400 : response.status;
  const error = new ApiError(status, faultsOf(body, response), response.headers.get('x-request-id') ?? undefined);
  environment.onRefusal?.(error);
  throw error;
}

/** @throws ApiError with status 0 when no answer came */
async function reach(environment: ApiEnvironment, address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new ApiError(0, [{ code: 'OFFLINE', message: environment.offlineText() }]);
  }
}

function headersOf({ language, csrfToken }: ApiEnvironment, method: string, hasBody: boolean): Record<string, string> {
  const token = method === 'GET' ? undefined : csrfToken();
  return {
    accept: 'application/json',
    'x-locale': language(),
    'x-timezone': Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
    ...(token === undefined ? {} : { 'x-csrf-token': token }),
  };
}

function sourceHeader(dataSource: string | undefined): Record<string, string> {
  return dataSource === undefined ? {} : { 'x-data-source': dataSource };
}

/** A proxy in front of the server may answer with something that is not ours. */
function faultsOf(body: unknown, { status, statusText }: Response): readonly ApiFault[] {
  const faults = (body as { readonly errors?: readonly ApiFault[] } | undefined)?.errors;
  return faults !== undefined && faults.length > 0 ? faults : [{ code: 'INTERNAL', message: `${status} ${statusText}` }];
}

function queryString(params: Readonly<Record<string, unknown>> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, parameterText(value));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Lists of plain values travel as commas, anything else as JSON. */
function parameterText(value: unknown): string {
  if (typeof value === 'string') return value;
  const isPlainList = Array.isArray(value) && value.every((item) => typeof item === 'string' && !item.includes(','));
  return isPlainList ? (value as readonly string[]).join(',') : JSON.stringify(value as JsonValue);
}
