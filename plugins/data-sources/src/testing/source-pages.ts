import { type TestServer, dataOf } from '@mortise/testing';
import { asRoot } from './shop';

export interface SourceBlock {
  readonly key: string;
  readonly kind: string;
  readonly title?: string;
  readonly settings: object;
}

export interface PageOptions {
  readonly hidden?: boolean;
  readonly publish?: boolean;
}

/** Makes a page with these blocks in one row, published unless it is to stay a draft; resolves to its id. */
export type MakePage = (title: string, blocks: readonly SourceBlock[], options?: PageOptions) => Promise<string>;

/** The server may start later. */
export function pageMaker(server: Pick<TestServer, 'api' | 'root'>): MakePage {
  return async (title, blocks, { hidden = false, publish = true } = {}) => {
    const root = asRoot(server);
    const { uid } = dataOf<{ uid: string }>(await root('uiPages:create', { kind: 'page', title, hidden }));
    const rows = blocks.length === 0 ? [] : [{ key: 'row', blocks: blocks.map((block) => ({ span: 12, ...block })) }];
    dataOf(await root(`uiPages:saveDraft/${uid}`, { content: { tabs: [{ key: 'main', rows }] }, version: 0 }));
    if (publish) dataOf(await root(`uiPages:publish/${uid}`, { version: 1 }));
    return uid;
  };
}
