import type { BlockPlace, PageBoard } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { useMemo, useState } from 'react';
import type { PageBlock, PageContent } from '../../contract';

/** Conditions by the block they are about, then by the block that makes them. */
type Filters = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

/** What the blocks of one shown page share. */
export function usePageBoard(content: PageContent): PageBoard {
  const [filters, setFilters] = useState<Filters>({});
  return useMemo(() => {
    const blocks = content.tabs.flatMap(({ rows }) => rows.flatMap((row) => row.blocks));
    return {
      blocks: blocks.map(({ key, kind, title, settings }) => ({ key, kind, title, settings })),
      record: undefined,
      filterOf: (block) => allOf(Object.values(filters[block] ?? {})),
      setFilter: (from, to, filter) => setFilters((before) => ({ ...before, [to]: without(before[to], from, filter) })),
      openView: () => Promise.resolve(undefined),
      closeView: () => undefined,
    };
  }, [content, filters]);
}

function without(
  before: Readonly<Record<string, JsonObject>> = {},
  from: string,
  filter: JsonObject | undefined,
): Record<string, JsonObject> {
  const { [from]: _former, ...others } = before;
  return filter === undefined ? others : { ...others, [from]: filter };
}

function allOf(filters: readonly JsonObject[]): JsonObject | undefined {
  const [only] = filters;
  return filters.length > 1 ? { $and: [...filters] } : only;
}

/** Which page, and which of its contents: without a revision the draft. */
export interface ShownPage {
  readonly uid: string;
  readonly revision?: number;
}

/** Where a block of this page stands. */
export function placeOf({ key, title }: PageBlock, page: ShownPage, board: PageBoard): BlockPlace {
  return { page: page.uid, revision: page.revision, block: key, title, board };
}
