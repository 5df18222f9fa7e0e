import type { ActionAnswer, ActionParams, CtxNetwork, RequestAnswer, RequestOptions, ResourceActions } from '../../ctx';
import { apiAddress } from '../api-address';
import { CallError } from '../bridge';
import { callHttp } from '../http';
import { blockAuth, noToken } from './block-auth';
import type { CtxParts } from './ctx-parts';

/** `ctx.api`, `ctx.request`, `ctx.sql`, `ctx.storage` and what stands for keys. */
export function ctxNetwork({ bridge, state, report }: Pick<CtxParts, 'bridge' | 'state' | 'report'>): CtxNetwork {
  const request = async <Data = ActionAnswer>(options: RequestOptions): Promise<RequestAnswer<Data>> => {
    const { method = 'GET', params, data, headers = {}, signal } = options;
    const url = apiAddress(options.url ?? actionUrl(options), state.apiBase, params).href;
    const { body, type } = bodyOf(data);
    const answer = await callHttp(bridge, { method, url, headers: { ...type, ...lowered(headers) }, body, signal });
    if (answer.status >= 400) throw refusal(answer.status, parsed(answer.body));
    return { ...answer, data: parsed(answer.body) as Data };
  };
  const storage = (action: string, args: object = {}): Promise<unknown> => bridge.call('storage', { action, ...args });
  return {
    api: {
      request,
      resource: (name, of, headers) => resourceActions(request, { name, of: of ?? undefined, headers }),
      auth: blockAuth({ state, report }),
    },
    request,
    sql: {
      async runById(name, { params = {}, page } = {}) {
        const url = `namedQueries:run/${encodeURIComponent(name)}`;
        const { data } = await request({ url, method: 'POST', data: { params, ...(page === undefined ? {} : { page }) } });
        return data.data;
      },
    },
    secret: (name) => `{{secret:${name}}}`,
    storage: {
      get: (key) => storage('get', { key }),
      set: async (key, value) => void (await storage('set', { key, value })),
      remove: async (key) => void (await storage('remove', { key })),
      keys: async () => (await storage('keys')) as readonly string[],
    },
    get token() {
      return noToken({ report });
    },
  };
}

function actionUrl({ resource = '', resourceOf, action = 'list' }: RequestOptions): string {
  return `${resourcePath(resource, resourceOf)}:${action}`;
}

/** `orders.lines` of record 4 is `orders/4/lines`. */
function resourcePath(name: string, of: string | number | undefined): string {
  return of === undefined ? name : name.replace('.', `/${encodeURIComponent(of)}/`);
}

interface ResourcePlace {
  readonly name: string;
  readonly of: string | number | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

function resourceActions(request: CtxNetwork['request'], { name, of, headers = {} }: ResourcePlace): ResourceActions {
  const call = (action: string) => {
    return ({ values, ...params }: ActionParams = {}) => {
      const isRead = action === 'get' || action === 'list';
      const body = values === undefined ? {} : { data: values };
      return request({ url: `${resourcePath(name, of)}:${action}`, method: isRead ? 'GET' : 'POST', params, headers, ...body });
    };
  };
  // `await` asks everything whether it is a promise.
  return new Proxy({} as ResourceActions, {
    get: (_target, action) => (typeof action === 'string' && action !== 'then' ? call(action) : undefined),
  });
}

function lowered(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function bodyOf(data: unknown): { readonly body: string | undefined; readonly type: Readonly<Record<string, string>> } {
  if (data === undefined) return { body: undefined, type: {} };
  if (data instanceof URLSearchParams) return { body: data.toString(), type: { 'content-type': 'application/x-www-form-urlencoded' } };
  const isText = typeof data === 'string';
  return { body: isText ? data : JSON.stringify(data), type: { 'content-type': isText ? 'text/plain' : 'application/json' } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** As the server says it; axios and authors look at `response`. */
function refusal(status: number, body: unknown): CallError {
  const [fault] = (body as { readonly errors?: readonly { readonly code?: string; readonly message?: string }[] } | null)?.errors ?? [];
  return new CallError({
    name: 'ApiError',
    message: fault?.message ?? `The server answered ${status}`,
    status,
    response: body as never,
    ...(fault?.code === undefined ? {} : { code: fault.code }),
  });
}
