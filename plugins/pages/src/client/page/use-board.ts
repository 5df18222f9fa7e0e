import type { BlockPlace, PageBoard } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { useMemo, useState } from 'react';
import type { PageBlock, PageContent } from '../../contract';
import { allOf } from '../kinds/conditions/condition';
import { isSame } from '../model/compare-content';
import { blocksOf } from '../model/content-parts';
import { useViewActions } from '../views/view-place';

/** Conditions by the block they are about, then by the block that makes them. */
type Filters = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

/** What the blocks of one shown page share. */
export function usePageBoard(content: PageContent): PageBoard {
  const [filters, setFilters] = useState<Filters>({});
  const { record, openView, closeView } = useViewActions();
  return useMemo(
    () => ({
      blocks: blocksOf(content).map(({ key, kind, title, settings }) => ({ key, kind, title, settings })),
      record,
      filterOf: (block) => allOf(Object.values(filters[block] ?? {})),
      setFilter: (from, to, filter) => setFilters((before) => changed(before, { from, to, filter })),
      openView,
      closeView,
    }),
    [content, filters, record, openView, closeView],
  );
}

interface FilterChange {
  readonly from: string;
  readonly to: string;
  readonly filter: JsonObject | undefined;
}

/** The same object where the same is asked again, so that a block may say what it asks as often as it likes. */
function changed(before: Filters, { from, to, filter }: FilterChange): Filters {
  const { [from]: former, ...others } = before[to] ?? {};
  if (isSame(former, filter)) return before;
  return { ...before, [to]: filter === undefined ? others : { ...others, [from]: filter } };
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
