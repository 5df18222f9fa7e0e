import type { RecordsPort, SchemaRenamed } from '@mortise/plugin-api/server';
import { type JsonObject, followRename } from '@mortise/shared';
import type { PageContent } from '../contract';
import { PAGES, REVISIONS } from './collections';
import { renameInSettings } from './rename-in-settings';

const PART = 100;

/**
 * Blocks show what was renamed under its new name, in drafts, on published pages and in the history. An open editor keeps its draft: versions
 * stay, since nobody has changed what the page says.
 */
export async function renameInPages(records: RecordsPort, renamed: SchemaRenamed): Promise<void> {
  await renameIn(records, renamed, { collection: PAGES, key: 'uid', columns: ['draft', 'published'] });
  await renameIn(records, renamed, { collection: REVISIONS, key: 'id', columns: ['content'] });
}

interface Place {
  readonly collection: string;
  readonly key: string;
  /** Columns that hold the content of a page, or nothing. */
  readonly columns: readonly string[];
}

async function renameIn(records: RecordsPort, { change, before, transaction }: SchemaRenamed, { collection, key, columns }: Place) {
  const follower = followRename(change, before);
  for (let offset = 0; ; offset += PART) {
    const query = { fields: [key, ...columns], sort: [key], limit: PART, offset };
    const rows = await records.find<JsonObject>(collection, query, { transaction });
    for (const row of rows) {
      const contents = columns.map((column) => [column, row[column] as PageContent | JsonObject | null] as const);
      const now = contents.flatMap(([column, content]) => (isContent(content) ? [[column, withSettings(content)] as const] : []));
      if (now.every(([column, content]) => JSON.stringify(content) === JSON.stringify(row[column]))) continue;
      await records.update(collection, { [key]: row[key] ?? null }, Object.fromEntries(now), { transaction });
    }
    if (rows.length < PART) return;
  }

  function withSettings({ tabs }: PageContent): JsonObject {
    const changed = tabs.map((tab) => ({
      ...tab,
      rows: tab.rows.map((row) => ({
        ...row,
        blocks: row.blocks.map((block) => ({ ...block, settings: renameInSettings(block.settings, follower) })),
      })),
    }));
    return { tabs: changed } as unknown as JsonObject;
  }
}

/** Groups have no content. */
function isContent(content: PageContent | JsonObject | null): content is PageContent {
  return Array.isArray(content?.['tabs' as never]);
}
