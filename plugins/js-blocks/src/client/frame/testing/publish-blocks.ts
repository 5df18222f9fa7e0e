import { compileBlock } from '@mortise/js-runtime/compile';
import { type TestServer, dataOf } from '@mortise/testing';
import type { BlockGrants } from '../../../contract';

export interface TestBlock {
  readonly code: string;
  readonly title?: string;
  readonly grants?: BlockGrants;
}

/** What a page is called, and whether the menu leaves it out. */
export interface TestOutline {
  readonly title?: string;
  readonly hidden?: boolean;
}

/** Publishes a page whose blocks run this code, one below the other; resolves to its path. */
export async function publishBlocks(server: TestServer, blocks: readonly TestBlock[], outline: TestOutline = {}): Promise<string> {
  const post = (path: string, body: object) => server.api('POST', path, { token: server.root.token, body });
  const { uid } = dataOf<{ uid: string }>(await post('uiPages:create', { kind: 'page', title: 'Blocks', ...outline }));
  const rows = blocks.map(({ code, title, grants = {} }, index) => ({
    key: `row-${index}`,
    blocks: [
      {
        key: `block-${index}`,
        kind: 'js-blocks.block',
        span: 24,
        title: title ?? `Block ${index}`,
        settings: { code, compiled: compiled(code), grants },
      },
    ],
  }));
  dataOf(await post(`uiPages:saveDraft/${uid}`, { content: { tabs: [{ key: 'main', rows }] }, version: 0 }));
  dataOf(await post(`uiPages:publish/${uid}`, { version: 1 }));
  return `/admin/pages/${uid}`;
}

/** What cannot be compiled is run as it is. */
function compiled(code: string): string {
  const result = compileBlock(code);
  return result.ok ? result.code : code;
}
