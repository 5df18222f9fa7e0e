import { FileTextOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, useUrlState } from '@mortise/ui';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import type { PageBlock, PageContent, PageTab } from '../../contract';
import { BlockCard } from './block-card';
import { PageGrid } from './page-grid';
import { type ShownPage, placeOf, usePageBoard } from './use-board';

export interface PageViewProps {
  readonly page: ShownPage;
  readonly content: PageContent;
  /** Stands above each block, to change it. */
  readonly tools?: (block: PageBlock) => ReactNode;
  /** Stands below the rows of a tab. */
  readonly below?: (tab: PageTab) => ReactNode;
}

/** The tabs of a page, each with its blocks; a page of one tab shows no tabs. */
export function PageView({ page, content, tools, below }: PageViewProps): ReactNode {
  const t = useT();
  const { tabs } = content;
  const board = usePageBoard(content);
  const [chosen, setChosen] = useUrlState('tab');
  const show = (tab: PageTab): ReactNode => (
    <>
      {tab.rows.length === 0 ? (
        <EmptyState icon={<FileTextOutlined />} title={t('page.empty')} hint={t(below ? 'editor.emptyHint' : 'page.emptyHint')} />
      ) : null}
      <PageGrid rows={tab.rows} show={(block) => <BlockCard block={block} place={placeOf(block, page, board)} tools={tools?.(block)} />} />
      {below?.(tab)}
    </>
  );
  const [only] = tabs;
  if (only === undefined) return <EmptyState icon={<FileTextOutlined />} title={t('page.empty')} hint={t('page.emptyHint')} />;
  if (tabs.length === 1) return show(only);
  const active = tabs.some(({ key }) => key === chosen) ? chosen : only.key;
  const items = tabs.map((tab, index) => ({ key: tab.key, label: tab.title ?? t('page.tab', { place: index + 1 }), children: show(tab) }));
  return <Tabs {...(active === undefined ? {} : { activeKey: active })} items={items} onChange={setChosen} destroyOnHidden />;
}
