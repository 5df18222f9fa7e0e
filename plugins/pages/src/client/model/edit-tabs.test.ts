import type { PageContent } from '../../contract';
import { MOST_TABS, addTab, changeTab, moveTab, removeTab } from './edit-tabs';

const page = (...keys: readonly string[]): PageContent => ({ tabs: keys.map((key) => ({ key, rows: [] })) });
const keysOf = ({ tabs }: PageContent): string => tabs.map(({ key }) => key).join('');

describe('the tabs of a page', () => {
  it('are added, named, moved and taken away, but for the last one', () => {
    expect(keysOf(addTab(page('a'), { key: 'b', rows: [] }))).toBe('ab');
    expect(changeTab(page('a', 'b'), 'b', (tab) => ({ ...tab, title: 'B' })).tabs[1]?.title).toBe('B');
    expect(keysOf(moveTab(page('a', 'b', 'c'), 'c', -1))).toBe('acb');
    expect(keysOf(moveTab(page('a', 'b'), 'a', -1))).toBe('ab');
    expect(keysOf(removeTab(page('a', 'b'), 'a'))).toBe('b');
    expect(keysOf(removeTab(page('a'), 'a'))).toBe('a');
  });

  it('are no more than the server takes', () => {
    const full = { tabs: Array.from({ length: MOST_TABS }, (_tab, at) => ({ key: `t${at}`, rows: [] })) };
    expect(addTab(full, { key: 'more', rows: [] }).tabs).toHaveLength(MOST_TABS);
  });
});
