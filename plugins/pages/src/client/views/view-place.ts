import type { PageBoard } from '@mortise/plugin-api/client';
import { useUrlState } from '@mortise/ui';
import { createContext, use, useMemo } from 'react';
import type { Views } from './use-views';

/** Where a page is shown: on its own, or over others. */
export interface ViewPlace {
  readonly views: Views;
  /** 0 for a page of its own. */
  readonly depth: number;
}

export const ViewPlaceContext = createContext<ViewPlace | undefined>(undefined);

type ViewActions = Pick<PageBoard, 'record' | 'openView' | 'closeView'>;

const NO_VIEWS: ViewActions = { record: undefined, openView: () => Promise.resolve(undefined), closeView: () => undefined };

/** What blocks do with pages over the one they are on, and what the one they are on is about. */
export function useViewActions(): ViewActions {
  const place = use(ViewPlaceContext);
  return useMemo(() => {
    if (place === undefined) return NO_VIEWS;
    const { views, depth } = place;
    return {
      record: views.stack[depth - 1]?.record,
      openView: (view) => views.open(depth, view),
      closeView: (result) => views.close(depth, result),
    };
  }, [place]);
}

/** The chosen tab of a page, kept in the address with the page it belongs to. */
export function useChosenTab(): readonly [string | undefined, (tab: string) => void] {
  const place = use(ViewPlaceContext);
  const [chosen, choose] = useUrlState('tab');
  if (place === undefined || place.depth === 0) return [chosen, choose];
  const { views, depth } = place;
  return [views.stack[depth - 1]?.tab, (tab) => views.showTab(depth, tab)];
}

/** Over another page and not wide enough for blocks side by side. */
export function useIsNarrowView(): boolean {
  const place = use(ViewPlaceContext);
  return place !== undefined && place.views.stack[place.depth - 1]?.size === 'small';
}
