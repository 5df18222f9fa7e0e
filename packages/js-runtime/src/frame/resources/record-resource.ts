// oxlint-disable typescript/no-explicit-any -- rows of whatever the author asked for
import type { ActionAnswer, CtxNetwork, RecordResource } from '../../ctx';
import { BaseResource } from './base-resource';

export interface ActionOptions {
  readonly method?: string;
  readonly params?: object;
  readonly data?: unknown;
}

/** Records of a collection or a relation: which ones, and what of them. */
export abstract class RecordObject extends BaseResource implements RecordResource {
  readonly #request: CtxNetwork['request'];
  #name = '';
  #sourceId: string | number | undefined;
  #dataSource = 'main';
  #filter: object | undefined;
  readonly #groups = new Map<string, object>();
  readonly #lists = {
    fields: [] as readonly string[],
    appends: [] as readonly string[],
    except: [] as readonly string[],
    sort: [] as readonly string[],
  };
  #key: string | number | undefined;

  constructor(request: CtxNetwork['request']) {
    super();
    this.#request = request;
  }

  getResourceName(): string {
    return this.#name;
  }

  setResourceName(name: string): this {
    this.#name = name;
    return this;
  }

  getSourceId(): string | number | undefined {
    return this.#sourceId;
  }

  setSourceId(key: string | number): this {
    this.#sourceId = key;
    return this;
  }

  getDataSourceKey(): string {
    return this.#dataSource;
  }

  setDataSourceKey(name: string): this {
    this.#dataSource = name;
    return this;
  }

  getFilter(): object | undefined {
    const all = [...(this.#filter === undefined ? [] : [this.#filter]), ...this.#groups.values()];
    return all.length > 1 ? { $and: all } : all[0];
  }

  setFilter(filter: object): this {
    this.#filter = filter;
    return this;
  }

  resetFilter(): this {
    this.#filter = undefined;
    this.#groups.clear();
    return this;
  }

  addFilterGroup(name: string, filter: object): this {
    this.#groups.set(name, filter);
    return this;
  }

  removeFilterGroup(name: string): this {
    this.#groups.delete(name);
    return this;
  }

  getFields(): readonly string[] {
    return this.#lists.fields;
  }

  setFields(fields: readonly string[]): this {
    return this.#setList('fields', fields);
  }

  getAppends(): readonly string[] {
    return this.#lists.appends;
  }

  setAppends(appends: readonly string[]): this {
    return this.#setList('appends', appends);
  }

  addAppends(...appends: readonly string[]): this {
    return this.#setList('appends', [...new Set([...this.#lists.appends, ...appends])]);
  }

  removeAppends(...appends: readonly string[]): this {
    return this.#setList(
      'appends',
      this.#lists.appends.filter((name) => !appends.includes(name)),
    );
  }

  getExcept(): readonly string[] {
    return this.#lists.except;
  }

  setExcept(except: readonly string[]): this {
    return this.#setList('except', except);
  }

  getSort(): readonly string[] {
    return this.#lists.sort;
  }

  setSort(sort: string | readonly string[]): this {
    return this.#setList('sort', typeof sort === 'string' ? sort.split(',') : sort);
  }

  getFilterByTk(): string | number | undefined {
    return this.#key;
  }

  setFilterByTk(key: string | number): this {
    this.#key = key;
    return this;
  }

  async runAction(action: string, options: ActionOptions = {}): Promise<any> {
    return (await this.call(action, { method: 'POST', ...options })).data;
  }

  protected async call(action: string, { method = 'GET', params = {}, data }: ActionOptions = {}): Promise<ActionAnswer> {
    const path = this.#sourceId === undefined ? this.#name : this.#name.replace('.', `/${encodeURIComponent(this.#sourceId)}/`);
    const headers = this.#dataSource === 'main' ? {} : { 'x-data-source': this.#dataSource };
    const url = `${path}:${action}`;
    const answer = await this.#request({ url, method, params: { ...params }, headers, ...(data === undefined ? {} : { data }) });
    return answer.data;
  }

  /** Query of whatever reads. */
  protected readParams(): Record<string, unknown> {
    const filter = this.getFilter();
    const lists = Object.entries(this.#lists).filter(([, names]) => names.length > 0);
    return { ...Object.fromEntries(lists), ...(filter === undefined ? {} : { filter }) };
  }

  #setList(name: 'fields' | 'appends' | 'except' | 'sort', names: readonly string[]): this {
    this.#lists[name] = [...names];
    return this;
  }
}
