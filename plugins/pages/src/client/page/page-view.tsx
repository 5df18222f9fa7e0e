import { FileTextOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState } from '@mortise/ui';
import { Flex, Tabs } from 'antd';
import type { ReactNode } from 'react';
import type { PageBlock, PageContent, PageTab } from '../../contract';
import { useChosenTab } from '../views/view-place';
import { BlockCard } from './block-card';
import { PageGrid } from './page-grid';
import { type ShownPage, placeOf, usePageBoard } from './use-board';
import { useTabName } from './use-tab-name';

/** What an editor puts around the parts of a page. */
export interface PageFrames {
  /** Above what a block shows. */
  tools(block: PageBlock): ReactNode;
  /** Over a block; `isWide` says whether blocks stand side by side. */
  over(block: PageBlock, isWide: boolean): ReactNode;
  /** Over the gap above a row, counted from 0. */
  between(tab: PageTab, row: number): ReactNode;
  /** Below the rows of a tab. */
  below(tab: PageTab): ReactNode;
  /** Over the name of a tab. */
  overTab(tab: PageTab): ReactNode;
  /** Above the names of the tabs. */
  aboveTabs(tab: PageTab): ReactNode;
}

export interface PageViewProps {
  readonly page: ShownPage;
  readonly content: PageContent;
  readonly frames?: PageFrames;
}

/** The tabs of a page, each with its blocks; a page of one tab shows no tabs, but to those who may add one. */
export function PageView({ page, content, frames }: PageViewProps): ReactNode {
  const t = useT();
  const tabName = useTabName();
  const { tabs } = content;
  const board = usePageBoard(content);
  const [chosen, setChosen] = useChosenTab();
  const show = (tab: PageTab): ReactNode => (
    <>
      {tab.rows.length === 0 ? (
        <EmptyState icon={<FileTextOutlined />} title={t('page.empty')} hint={t(frames ? 'editor.emptyHint' : 'page.emptyHint')} />
      ) : null}
      <PageGrid
        rows={tab.rows}
        show={(block) => <BlockCard block={block} place={placeOf(block, page, board)} tools={frames?.tools(block)} />}
        {...(frames === undefined ? {} : { over: frames.over, between: (row: number) => frames.between(tab, row) })}
      />
      {frames?.below(tab)}
    </>
  );
  const active = tabs.find(({ key }) => key === chosen) ?? tabs[0];
  if (active === undefined) return <EmptyState icon={<FileTextOutlined />} title={t('page.empty')} hint={t('page.emptyHint')} />;
  if (tabs.length === 1 && frames === undefined) return <div>{show(active)}</div>;
  const items = tabs.map((tab, index) => ({
    key: tab.key,
    label: <TabLabel name={tabName(tab, index)} over={frames?.overTab(tab)} />,
    children: show(tab),
  }));
  const shown = <Tabs activeKey={active.key} items={items} onChange={setChosen} destroyOnHidden />;
  if (frames === undefined) return shown;
  return (
    <div>
      <Flex justify="flex-end">{frames.aboveTabs(active)}</Flex>
      {shown}
    </div>
  );
}

function TabLabel({ name, over }: { readonly name: string; readonly over: ReactNode }): ReactNode {
  return (
    <span style={{ position: 'relative' }}>
      {name}
      {over}
    </span>
  );
}
