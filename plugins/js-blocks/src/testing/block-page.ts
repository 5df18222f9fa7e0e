import { type ApiAnswer, type ApiOptions, type TestServer, dataOf, uniqueName } from '@mortise/testing';
import type { PageDraft, PageOutline } from '@mortise/plugin-pages/contract';
import { type BlockAddress, type BlockGrants, blockAddress } from '../contract';

/** A block of kind `js-blocks.block` unless it says otherwise. */
export interface TestBlock {
  readonly key: string;
  readonly kind?: string;
  readonly code?: string;
  readonly grants?: BlockGrants;
  readonly roles?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

export type Call = (method: string, path: string, options?: ApiOptions) => Promise<ApiAnswer>;

/** One page of a test, changed and published as authors do. Calls are root's unless they bring a token. */
export class BlockPage {
  readonly #server: TestServer;
  readonly uid: string;

  private constructor(server: TestServer, uid: string) {
    this.#server = server;
    this.uid = uid;
  }

  static async create(server: TestServer, values: object = {}): Promise<BlockPage> {
    const body = { kind: 'page', title: uniqueName('page'), ...values };
    const { uid } = dataOf<PageOutline>(await server.api('POST', 'uiPages:create', { token: server.root.token, body }));
    return new BlockPage(server, uid);
  }

  async draft(blocks: readonly TestBlock[], token = this.#server.root.token): Promise<ApiAnswer> {
    const rows = blocks.map((block) => ({ key: `row-${block.key}`, blocks: [asBlock(block)] }));
    const body = { content: { tabs: [{ key: 'main', rows }] }, version: await this.#version() };
    return this.#server.api('POST', `uiPages:saveDraft/${this.uid}`, { token, body });
  }

  async publish(token = this.#server.root.token): Promise<ApiAnswer> {
    return this.#server.api('POST', `uiPages:publish/${this.uid}`, { token, body: { version: await this.#version() } });
  }

  /** Saves and publishes as root. Returns the revision. */
  async show(...blocks: readonly TestBlock[]): Promise<number> {
    dataOf(await this.draft(blocks));
    return dataOf<PageDraft>(await this.publish()).revision;
  }

  address(block: string, revision?: number): BlockAddress {
    return { page: this.uid, block, revision };
  }

  /** Calls as a block does: with its address beside the credential. */
  caller(block: string, { revision, token = this.#server.root.token }: { readonly revision?: number; readonly token?: string }): Call {
    const narrowing = `js-block ${blockAddress(this.address(block, revision))}`;
    return (method, path, options = {}) =>
      this.#server.api(method, path, { token, ...options, headers: { 'x-narrowing': narrowing, ...options.headers } });
  }

  async #version(): Promise<number> {
    const { token } = this.#server.root;
    return dataOf<PageDraft>(await this.#server.api('GET', `uiPages:getDraft/${this.uid}`, { token })).version;
  }
}

function asBlock({ key, kind = 'js-blocks.block', code = 'return 1', grants, roles, settings = {} }: TestBlock): object {
  const all = { code, compiled: code, ...(grants === undefined ? {} : { grants }), ...settings };
  return { key, kind, span: 24, settings: all, ...(roles === undefined ? {} : { roles }) };
}
