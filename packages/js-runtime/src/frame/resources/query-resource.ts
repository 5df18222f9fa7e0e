// oxlint-disable typescript/no-explicit-any -- rows of whatever the query gives
import type { CtxNetwork, QueryResource } from '../../ctx';
import { BaseResource } from './base-resource';

/** Rows of a saved query. */
export class QueryObject extends BaseResource implements QueryResource {
  readonly #sql: CtxNetwork['sql'];
  #name = '';
  #params: Readonly<Record<string, unknown>> = {};
  #page = 1;

  constructor(sql: CtxNetwork['sql']) {
    super();
    this.#sql = sql;
  }

  setQuery(name: string): this {
    this.#name = name;
    return this;
  }

  setBind(params: Readonly<Record<string, unknown>>): this {
    this.#params = params;
    return this;
  }

  getPage(): number {
    return this.#page;
  }

  setPage(page: number): this {
    this.#page = page;
    return this;
  }

  async run(): Promise<any> {
    await this.refresh();
    return this.getData();
  }

  protected override async ask(): ReturnType<BaseResource['ask']> {
    return { data: await this.#sql.runById(this.#name, { params: this.#params, page: this.#page }) };
  }
}
