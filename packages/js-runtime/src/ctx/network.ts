import type { JsonValue } from '@mortise/shared';
import type { BlockAuth } from './identity';

/** As axios takes them. */
export interface RequestOptions {
  /** An action (`todos:list`), a path of the API, or an address; other servers must be among the block's grants. */
  readonly url?: string;
  /** GET by default. */
  readonly method?: string;
  /** Query string. Objects are sent as JSON. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Body. Objects are sent as JSON. */
  readonly data?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of `url`, with `action`. */
  readonly resource?: string;
  /** Key of the record a relation belongs to. */
  readonly resourceOf?: string | number;
  readonly action?: string;
  readonly signal?: AbortSignal;
}

/** As axios gives them. */
export interface RequestAnswer<Data = unknown> {
  readonly data: Data;
  readonly status: number;
  readonly statusText: string;
  /** Names are lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Parameters of an action; `values` is the body. */
export type ActionParams = Readonly<Record<string, unknown>> & { readonly values?: unknown };

/** Actions of one resource: `get` and `list` ask, everything else changes. */
export type ResourceActions = Readonly<Record<string, (params?: ActionParams) => Promise<RequestAnswer<ActionAnswer>>>>;

/** What the action API answers. */
export interface ActionAnswer {
  // oxlint-disable-next-line typescript/no-explicit-any -- rows of whatever the author asked for
  readonly data: any;
  readonly meta?: Readonly<Record<string, JsonValue>>;
}

export interface CtxApi {
  request<Data = ActionAnswer>(options: RequestOptions): Promise<RequestAnswer<Data>>;
  /** `of`: key of the record a relation (`orders.lines`) belongs to. `headers` go with each call, such as `X-Data-Source`. */
  resource(name: string, of?: string | number | null, headers?: Readonly<Record<string, string>>): ResourceActions;
  /** The same as `ctx.auth`. */
  readonly auth: BlockAuth;
}

/** Calling this server and others. Calls have the rights the block was granted, as far as the viewer has them. */
export interface CtxNetwork {
  /**
   * Calls of the action API, one by one or by resource.
   * @example
   * const { data } = await ctx.api.resource('todos').list({ pageSize: 2, sort: ['title'] });
   * console.log(data.data.length); // 2
   * @example
   * const answer = await ctx.api.request({ url: 'todos:get', params: { filterByTk: 1 } });
   * console.log(answer.status, answer.data.data.title); // 200 "eat food"
   * @example
   * const { name, dataSourceKey } = ctx.collection;
   * const there = ctx.api.resource(name, null, { 'X-Data-Source': dataSourceKey });
   * console.log((await there.list()).data.data.length); // 3
   */
  readonly api: CtxApi;
  /**
   * The same as `ctx.api.request`, also for other servers among the block's grants.
   * @example
   * const { data } = await ctx.request({ url: 'todos:list', params: { filter: { completed: true } } });
   * console.log(data.data.length); // 1
   */
  request<Data = ActionAnswer>(options: RequestOptions): Promise<RequestAnswer<Data>>;
  /**
   * Runs a saved query by its name; it must be among the block's grants.
   * @example
   * const rows = await ctx.sql.runById('open-todos', { params: {} });
   * console.log(rows.length); // 2
   */
  readonly sql: { runById(name: string, options?: { readonly params?: object; readonly page?: number }): Promise<readonly unknown[]> };
  /**
   * Stands for a key kept on the server: put it into a header, and the server puts the key there. The code and the browser never see it.
   * @example
   * const headers = { Authorization: `Bearer ${ctx.secret('todos-key')}` };
   * const { data } = await ctx.request({ url: 'todos:list', headers });
   * console.log(data.data.length); // 3
   */
  secret(name: string): string;
  /**
   * Keeps small values for this block and viewer. Browsers' own storage is out of reach of a block.
   * @example
   * await ctx.storage.set('columns', ['title', 'completed']);
   * console.log((await ctx.storage.get('columns')).length); // 2
   * await ctx.storage.remove('columns');
   */
  readonly storage: BlockStorage;
  /**
   * Always undefined: no code of a block sees the viewer's session. Calls by `ctx.api` need no token.
   * @deprecated
   * @example
   * console.log(ctx.token); // undefined
   */
  readonly token: undefined;
}

export interface BlockStorage {
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever the author put there
  get(key: string): Promise<any>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}
