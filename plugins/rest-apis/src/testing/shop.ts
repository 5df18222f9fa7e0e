import {
  type ApiAnswer,
  type ApiOptions,
  type Dialect,
  type TestServer,
  createCollection,
  dataOf,
  startTestServer,
} from '@mortise/testing';
import { CUSTOMERS, LINES, ORDERS, ROWS } from './orders';

/** A server with a few orders behind one REST API. Calls are root's unless they bring a token. */
export interface Shop {
  readonly server: TestServer;
  readonly apiId: number;
  /** The action API. */
  readonly api: (method: string, path: string, options?: ApiOptions) => Promise<ApiAnswer>;
  /** Below `/oauth/`. */
  readonly oauth: (method: string, path: string, options?: ApiOptions) => Promise<ApiAnswer>;
  /** The orders a query finds. */
  readonly rows: (query: string) => Promise<unknown[]>;
  /** The codes of the orders a condition is true of, one after the other. */
  readonly codes: (filter: string) => Promise<string>;
}

/** `plugins`: switched on before REST APIs are. */
export async function openShop(dialect: Dialect, plugins: readonly string[] = []): Promise<Shop> {
  const server = await startTestServer({ dialect, plugins: ['api-keys', ...plugins, 'rest-apis'] });
  const api: Shop['api'] = (method, path, options) => server.api(method, path, { token: server.root.token, ...options });
  const oauth: Shop['oauth'] = (method, path, options) => api(method, `/oauth/${path}`, options);
  for (const collection of [CUSTOMERS, LINES, ORDERS]) await createCollection(server, collection);
  dataOf(await api('POST', 'customers:create', { body: [{ name: 'Ann' }, { name: 'Bob' }] }));
  for (const row of ROWS) dataOf(await api('POST', 'orders:create', { body: row }));
  const { id: apiId } = dataOf<{ id: number }>(await api('POST', 'restApis:create', { body: { name: 'Shop API' } }));
  return { server, apiId, api, oauth, ...reading(oauth) };
}

function reading(oauth: Shop['oauth']): Pick<Shop, 'rows' | 'codes'> {
  const rows: Shop['rows'] = async (query) => {
    const { status, body } = await oauth('GET', `get/main/_/orders?${query}`);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body as unknown[];
  };
  const codes: Shop['codes'] = async (filter) => {
    const found = await rows(`$select=code&$orderby=id&$filter=${encodeURIComponent(filter)}`);
    return (found as { code: string }[]).map(({ code }) => code).join('');
  };
  return { rows, codes };
}
