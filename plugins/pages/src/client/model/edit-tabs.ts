import type { PageContent, PageTab } from '../../contract';
import { swapped } from './content-parts';

/** As many as the server takes. */
export const MOST_TABS = 20;

/** Adds an empty tab behind the others. */
export function addTab({ tabs }: PageContent, tab: PageTab): PageContent {
  return tabs.length >= MOST_TABS ? { tabs } : { tabs: [...tabs, tab] };
}

export function changeTab({ tabs }: PageContent, key: string, change: (tab: PageTab) => PageTab): PageContent {
  return { tabs: tabs.map((tab) => (tab.key === key ? change(tab) : tab)) };
}

/** By one place; at the edges it stays where it is. */
export function moveTab({ tabs }: PageContent, key: string, step: -1 | 1): PageContent {
  const from = tabs.findIndex((tab) => tab.key === key);
  return { tabs: swapped(tabs, from, from + step) };
}

/** With every block in it. The last one stays: a page has at least one. */
export function removeTab({ tabs }: PageContent, key: string): PageContent {
  return tabs.length === 1 ? { tabs } : { tabs: tabs.filter((tab) => tab.key !== key) };
}
