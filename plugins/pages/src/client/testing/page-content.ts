import type { PageBlock, PageTab } from '../../contract';

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

/** As much of a test's server as it takes. */
interface PagesServer {
  readonly root: { readonly token: string };
  api(
    method: 'POST',
    path: string,
    options: { readonly token: string; readonly body: object },
  ): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** A page as an administrator has published it; its uid. */
export async function publishPage({ api, root: { token } }: PagesServer, { tabs, ...outline }: PublishedParts): Promise<string> {
  const post = async (path: string, body: object): Promise<{ readonly uid: string }> => {
    const answer = await api('POST', path, { token, body });
    if (answer.status !== 200) throw new Error(`Expected success, got ${answer.status}: ${JSON.stringify(answer.body)}`);
    return (answer.body as { readonly data: { readonly uid: string } }).data;
  };
  const { uid } = await post('uiPages:create', { kind: 'page', ...outline });
  await post(`uiPages:saveDraft/${uid}`, { content: { tabs }, version: 0 });
  await post(`uiPages:publish/${uid}`, { version: 1 });
  return uid;
}
