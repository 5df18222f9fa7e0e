export interface ApiOptions {
  readonly token?: string;
  /** Sent as JSON unless it is a text, which is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `X-Role`. */
  readonly role?: string;
}

export interface ApiAnswer {
  readonly status: number;
  /** Parsed when it is JSON, otherwise the text. */
  readonly body: unknown;
  readonly headers: Headers;
}

export type Api = (method: string, path: string, options?: ApiOptions) => Promise<ApiAnswer>;

/** Calls below the API base: `api('GET', 'todos:list')`; a path with a leading slash is taken from the root. */
export function createApi(url: string, apiBase: string): Api {
  return async (method, path, { token, body, headers = {}, role } = {}) => {
    const response = await fetch(url + (path.startsWith('/') ? path : apiBase + path), {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(role === undefined ? {} : { 'x-role': role }),
        ...headers,
      },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
    return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : text };
  };
}

/** The `data` of an answer that must be a success. */
export function dataOf<T>({ status, body }: ApiAnswer): T {
  if (status !== 200 && status !== 202) throw new Error(`Expected success, got ${status}: ${JSON.stringify(body)}`);
  return (body as { data: T }).data;
}

/** The first error's code; undefined for a success. */
export function codeOf({ body }: ApiAnswer): string | undefined {
  return (body as { errors?: readonly { code: string }[] } | undefined)?.errors?.[0]?.code;
}
