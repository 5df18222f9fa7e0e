// oxlint-disable typescript/no-explicit-any -- rows of whatever the author asked for
export type ResourceType = 'APIResource' | 'SingleRecordResource' | 'MultiRecordResource' | 'SQLResource';
export type ResourceEvent = 'refresh' | 'saved' | 'loading' | 'error';

/** What all resources have. Setters return the resource. */
export interface BlockResource {
  readonly loading: boolean;
  readonly error: Error | null;
  getData(): any;
  setData(data: unknown): this;
  hasData(): boolean;
  getMeta(key?: string): any;
  setMeta(meta: Readonly<Record<string, unknown>>): this;
  getError(): Error | null;
  clearError(): this;
  on(event: ResourceEvent, listen: (data: unknown) => void): this;
  once(event: ResourceEvent, listen: (data: unknown) => void): this;
  off(event: ResourceEvent, listen: (data: unknown) => void): this;
  emit(event: ResourceEvent, data?: unknown): this;
  /** Asks the server; told by `refresh`. */
  refresh(): Promise<void>;
}

/** Any action by its address. */
export interface ApiResource extends BlockResource {
  getURL(): string;
  setURL(url: string): this;
  setRequestMethod(method: string): this;
  setRequestParameters(params: Readonly<Record<string, unknown>>): this;
  addRequestParameter(name: string, value: unknown): this;
  getRequestParameter(name: string): unknown;
  removeRequestParameter(name: string): this;
  clearRequestParameters(): this;
  addRequestHeader(name: string, value: string): this;
  removeRequestHeader(name: string): this;
  setRequestBody(body: unknown): this;
}

/** Records of a collection or a relation (`orders.lines`, with the order's key as source). */
export interface RecordResource extends BlockResource {
  getResourceName(): string;
  setResourceName(name: string): this;
  getSourceId(): string | number | undefined;
  setSourceId(key: string | number): this;
  getDataSourceKey(): string;
  setDataSourceKey(name: string): this;
  getFilter(): object | undefined;
  setFilter(filter: object): this;
  resetFilter(): this;
  addFilterGroup(name: string, filter: object): this;
  removeFilterGroup(name: string): this;
  getFields(): readonly string[];
  setFields(fields: readonly string[]): this;
  getAppends(): readonly string[];
  setAppends(appends: readonly string[]): this;
  addAppends(...appends: readonly string[]): this;
  removeAppends(...appends: readonly string[]): this;
  getExcept(): readonly string[];
  setExcept(except: readonly string[]): this;
  getSort(): readonly string[];
  setSort(sort: string | readonly string[]): this;
  getFilterByTk(): string | number | undefined;
  setFilterByTk(key: string | number): this;
  runAction(action: string, options?: { readonly method?: string; readonly params?: object; readonly data?: unknown }): Promise<any>;
}

export interface SingleRecordResource extends RecordResource {
  /** No key was set: saving makes a record. */
  readonly isNewRecord: boolean;
  save(values: object, options?: { readonly refresh?: boolean }): Promise<any>;
  destroy(): Promise<void>;
}

export interface MultiRecordResource extends RecordResource {
  getPage(): number;
  setPage(page: number): this;
  getPageSize(): number;
  setPageSize(size: number): this;
  getCount(): number;
  getTotalPage(): number;
  next(): Promise<void>;
  previous(): Promise<void>;
  goto(page: number): Promise<void>;
  getSelectedRows(): readonly any[];
  setSelectedRows(rows: readonly unknown[]): this;
  get(key: string | number): Promise<any>;
  create(values: object, options?: { readonly refresh?: boolean }): Promise<any>;
  update(key: string | number, values: object, options?: { readonly refresh?: boolean }): Promise<any>;
  destroy(key: string | number | readonly (string | number)[]): Promise<void>;
  destroySelectedRows(): Promise<void>;
  setItem(index: number, row: unknown): this;
}

/** Rows of a saved query. */
export interface QueryResource extends BlockResource {
  setQuery(name: string): this;
  setBind(params: Readonly<Record<string, unknown>>): this;
  getPage(): number;
  setPage(page: number): this;
  run(): Promise<any>;
}

export interface ResourceTypes {
  APIResource: ApiResource;
  SingleRecordResource: SingleRecordResource;
  MultiRecordResource: MultiRecordResource;
  SQLResource: QueryResource;
}

/** Records as objects that ask, change and tell. */
export interface CtxResources {
  /**
   * The resource `ctx.initResource` made; undefined before.
   * @example
   * ctx.initResource('MultiRecordResource');
   * ctx.resource.setResourceName('todos');
   * await ctx.resource.refresh();
   * console.log(ctx.resource.getData().length); // 3
   */
  readonly resource: BlockResource | undefined;
  /**
   * Makes the resource of the block, once, and returns it.
   * @example
   * const todo = ctx.initResource('SingleRecordResource').setResourceName('todos').setFilterByTk(1);
   * await todo.refresh();
   * console.log(todo.getData().title); // "eat food"
   */
  initResource<Type extends ResourceType>(type: Type): ResourceTypes[Type];
  /**
   * Makes another resource.
   * @example
   * const todos = ctx.makeResource('MultiRecordResource').setResourceName('todos').setPageSize(2);
   * todos.on('refresh', () => console.log(todos.getData().length)); // 2
   * await todos.refresh();
   */
  makeResource<Type extends ResourceType>(type: Type): ResourceTypes[Type];
  /**
   * Has other blocks of the page show what is there now, by their keys: data is asked for anew, code hears `refresh` and its `ctx.resource`
   * is refreshed. @throws CallError BLOCK_NOT_FOUND
   * @example
   * await ctx.refreshBlocks(['todo-list']);
   */
  refreshBlocks(blocks: readonly string[]): Promise<void>;
}
