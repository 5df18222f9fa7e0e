import type { RecordsPort } from '@mortise/plugin-api/server';
import type { PageBlock, PageContent, PageTab } from '../../contract';
import { PAGES, REVISIONS } from '../collections';

const MAX_KEPT = 200;

/** A content that never changes: a revision, or one version of a draft. */
export interface KeptContent {
  readonly blocks: ReadonlyMap<string, { readonly block: PageBlock; readonly tab: PageTab }>;
  readonly approvedBy: readonly string[];
  /** Milliseconds since the epoch; undefined for a draft. */
  readonly publishedAt: number | undefined;
}

interface StoredRevision {
  readonly content: PageContent;
  readonly createdAt: string;
  readonly approvedBy: readonly string[] | null;
}

/** Contents in memory, by what they can never be anything else for. The least recently used one goes first. */
export class KeptContents {
  readonly #records: RecordsPort;
  readonly #kept = new Map<string, Promise<KeptContent | undefined>>();

  constructor(records: RecordsPort) {
    this.#records = records;
  }

  revision(pageUid: string, number: number): Promise<KeptContent | undefined> {
    return this.#keep(`${pageUid}@${number}`, async () => {
      const query = { filter: { pageUid, number }, fields: ['content', 'createdAt', 'approvedBy'] };
      const row = await this.#records.findOne<StoredRevision>(REVISIONS, query);
      return row && keptOf(row.content, { approvedBy: row.approvedBy ?? [], publishedAt: Date.parse(row.createdAt) });
    });
  }

  draft(uid: string, draftVersion: number): Promise<KeptContent | undefined> {
    return this.#keep(`${uid}@draft ${draftVersion}`, async () => {
      const row = await this.#records.findOne<{ draft: PageContent }>(PAGES, { filter: { uid, draftVersion }, fields: ['draft'] });
      return row && keptOf(row.draft, { approvedBy: [], publishedAt: undefined });
    });
  }

  async #keep(key: string, read: () => Promise<KeptContent | undefined>): Promise<KeptContent | undefined> {
    const kept = this.#kept.get(key) ?? read();
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MAX_KEPT) break;
      this.#kept.delete(oldest);
    }
    try {
      const content = await kept;
      if (!content) this.#kept.delete(key);
      return content;
    } catch (error) {
      this.#kept.delete(key);
      throw error;
    }
  }
}

function keptOf({ tabs }: PageContent, rest: Omit<KeptContent, 'blocks'>): KeptContent {
  const placed = tabs.flatMap((tab) => tab.rows.flatMap(({ blocks }) => blocks.map((block) => [block.key, { block, tab }] as const)));
  return { blocks: new Map(placed), ...rest };
}
