import { type TestServer, createCollection, dataOf } from '@mortise/testing';
import type { Locator } from '@mortise/testing/browser';

export interface Block {
  readonly kind: string;
  readonly settings: object;
}

/** Makes a page, published unless it is a draft; returns its id. */
export type MakePage = (title: string, blocks: readonly Block[], options?: { readonly isDraft?: boolean }) => Promise<string>;

/** The server may start later. */
export function pageMaker(server: Pick<TestServer, 'api' | 'root'>): MakePage {
  const post = async <Data>(path: string, body: object): Promise<Data> =>
    dataOf<Data>(await server.api('POST', path, { token: server.root.token, body }));
  return async (title, blocks, { isDraft = false } = {}) => {
    const { uid } = await post<{ uid: string }>('uiPages:create', { kind: 'page', title });
    const row = { key: 'row', blocks: blocks.map(({ kind, settings }) => ({ key: kind.replace('.', '-'), kind, span: 24, settings })) };
    await post(`uiPages:saveDraft/${uid}`, { content: { tabs: [{ key: 'main', rows: [row] }] }, version: 0 });
    if (!isDraft) await post(`uiPages:publish/${uid}`, { version: 1 });
    return uid;
  };
}

/** Fifty goods: the first one is in stock once, the last one fifty times. */
export async function makeGoods(server: TestServer): Promise<void> {
  const fields = [
    { name: 'name', type: 'string', title: 'Name' },
    { name: 'stock', type: 'integer', title: 'Stock' },
  ];
  await createCollection(server, { name: 'goods', title: 'Goods', fields });
  const body = Array.from({ length: 50 }, (_, index) => ({ name: `Good ${index + 1}`, stock: index + 1 }));
  dataOf(await server.api('POST', 'goods:create', { token: server.root.token, body: body as never }));
}

/** In place of everything that is there. */
export async function write(code: Locator, text: string): Promise<void> {
  await code.focus();
  await code.press('Control+a');
  await code.press('Delete');
  await code.page().keyboard.insertText(text);
}
