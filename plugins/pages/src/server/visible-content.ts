import type { ForRoles, PageContent, PageTab } from '../contract';

/** Whether a part is for somebody with these roles; undefined stands for whoever sees everything. */
export function isFor({ roles = [] }: ForRoles, held: readonly string[] | undefined): boolean {
  return held === undefined || roles.length === 0 || roles.some((role) => held.includes(role));
}

/** The content without what is for other roles. A row none of whose blocks is left goes as well. */
export function visibleContent({ tabs }: PageContent, held: readonly string[] | undefined): PageContent {
  return { tabs: tabs.filter((tab) => isFor(tab, held)).map((tab) => visibleTab(tab, held)) };
}

function visibleTab(tab: PageTab, held: readonly string[] | undefined): PageTab {
  const rows = tab.rows.map((row) => ({ ...row, blocks: row.blocks.filter((block) => isFor(block, held)) }));
  return { ...tab, rows: rows.filter(({ blocks }) => blocks.length > 0) };
}
