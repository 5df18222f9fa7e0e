import { useT } from '@mortise/plugin-api/client';
import type { PageTab } from '../../contract';

/** What a tab is called: its title, or its place, counted from 0. */
export function useTabName(): (tab: PageTab, place: number) => string {
  const t = useT();
  return ({ title }, place) => title || t('page.tab', { place: place + 1 });
}
