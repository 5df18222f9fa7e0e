import { type Api, type ApiAnswer, ApiError, type ApiFault } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';

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
    address: (path, params) => new URL(environment.apiBase + path + queryString(params), location.href).href,
  };
}

interface SendOptions {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly values?: unknown;
  readonly signal?: AbortSignal | undefined;
}

async function sendRequest<Data, Meta>(
  environment: ApiEnvironment,
  method: string,
  { path, params, values, signal }: SendOptions & { readonly path: string },
): Promise<ApiAnswer<Data, Meta>> {
  const response = await reach(environment, environment.apiBase + path + queryString(params), {
    method,
    credentials: 'same-origin',
    headers: headersOf(environment, method, values !== undefined),
    ...(values === undefined ? {} : { body: JSON.stringify(values) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const body = await response.json().catch(() => undefined);
  if (response.ok) return body as ApiAnswer<Data, Meta>;
  const error = new ApiError(response.status, faultsOf(body, response), response.headers.get('x-request-id') ?? undefined);
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
