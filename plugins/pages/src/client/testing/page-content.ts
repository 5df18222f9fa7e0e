import { type TestServer, dataOf } from '@mortise/testing';
import type { PageBlock, PageOutline, PageTab } from '../../contract';

/** A text that is for everybody. */
export function textBlock(key: string, more: Partial<PageBlock> = {}): PageBlock {
  return { key, kind: 'pages.markdown', span: 24, settings: { text: `Text of ${key}` }, ...more };
}

/** One row for each list of blocks. */
export function tabOf(key: string, ...rows: readonly (readonly PageBlock[])[]): PageTab {
  return { key, rows: rows.map((blocks, at) => ({ key: `${key}-${at}`, blocks })) };
}

export interface PublishedParts {
  readonly title: string;
  readonly hidden?: boolean;
  readonly tabs: readonly PageTab[];
}

/** A page as an administrator has published it; its uid. */
export async function publishPage(server: TestServer, { tabs, ...outline }: PublishedParts): Promise<string> {
  const post = (path: string, body: object) => server.api('POST', path, { token: server.root.token, body });
  const { uid } = dataOf<PageOutline>(await post('uiPages:create', { kind: 'page', ...outline }));
  dataOf(await post(`uiPages:saveDraft/${uid}`, { content: { tabs }, version: 0 }));
  dataOf(await post(`uiPages:publish/${uid}`, { version: 1 }));
  return uid;
}
