import type { PageBlock, PageContent, PageRow } from '../../contract';

/** A key no part of a page has. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Every block, in the order in which they stand. */
export function blocksOf({ tabs }: PageContent): readonly PageBlock[] {
  return tabs.flatMap(({ rows }) => rows.flatMap(({ blocks }) => blocks));
}

export function findBlock(content: PageContent, key: string): PageBlock | undefined {
  return blocksOf(content).find((block) => block.key === key);
}

export function withRows({ tabs }: PageContent, change: (rows: readonly PageRow[], tab: string) => readonly PageRow[]): PageContent {
  return { tabs: tabs.map((tab) => ({ ...tab, rows: change(tab.rows, tab.key) })) };
}

/** A row with nothing in it goes as well. */
export function withoutBlock(rows: readonly PageRow[], key: string): readonly PageRow[] {
  return rows.map((row) => ({ ...row, blocks: row.blocks.filter((block) => block.key !== key) })).filter(({ blocks }) => blocks.length > 0);
}

/** The same where one of the places does not exist. */
export function swapped<Item>(items: readonly Item[], a: number, b: number): readonly Item[] {
  const [one, other] = [items[a], items[b]];
  return one === undefined || other === undefined ? items : items.with(a, other).with(b, one);
}
