import type { ApiResource, CtxNetwork } from '../../ctx';
import { BaseResource } from './base-resource';

/** Any action by its address. */
export class ApiResourceObject extends BaseResource implements ApiResource {
  readonly #request: CtxNetwork['request'];
  #url = '';
  #method = 'GET';
  #params: Record<string, unknown> = {};
  readonly #headers: Record<string, string> = {};
  #body: unknown;

  constructor(request: CtxNetwork['request']) {
    super();
    this.#request = request;
  }

  getURL(): string {
    return this.#url;
  }

  setURL(url: string): this {
    this.#url = url;
    return this;
  }

  setRequestMethod(method: string): this {
    this.#method = method;
    return this;
  }

  setRequestParameters(params: Readonly<Record<string, unknown>>): this {
    this.#params = { ...params };
    return this;
  }

  addRequestParameter(name: string, value: unknown): this {
    this.#params[name] = value;
    return this;
  }

  getRequestParameter(name: string): unknown {
    return this.#params[name];
  }

  removeRequestParameter(name: string): this {
    delete this.#params[name];
    return this;
  }

  clearRequestParameters(): this {
    return this.setRequestParameters({});
  }

  addRequestHeader(name: string, value: string): this {
    this.#headers[name] = value;
    return this;
  }

  removeRequestHeader(name: string): this {
    delete this.#headers[name];
    return this;
  }

  setRequestBody(body: unknown): this {
    this.#body = body;
    return this;
  }

  protected override async ask(): ReturnType<BaseResource['ask']> {
    const body = this.#body === undefined ? {} : { data: this.#body };
    const { data } = await this.#request({ url: this.#url, method: this.#method, params: this.#params, headers: this.#headers, ...body });
    return typeof data === 'object' && data !== null && 'data' in data ? data : { data };
  }
}
