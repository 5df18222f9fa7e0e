import { PlusOutlined, SettingOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { MenuButton } from '@mortise/ui';
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import type { PageContent, PageTab } from '../../../contract';
import { newKey } from '../../model/content-parts';
import { MOST_TABS, addTab, moveTab, removeTab } from '../../model/edit-tabs';
import { useTabName } from '../../page/use-tab-name';
import { useChosenTab } from '../../views/view-place';

export interface TabToolsProps {
  /** The one that is shown. */
  readonly tab: PageTab;
  readonly content: PageContent;
  onChange(content: PageContent): void;
  /** With the key of the tab to set. */
  onSettings(tab: string): void;
}

/** Adds tabs, and says what can be done with the one that is shown. */
export function TabTools({ tab, content, onChange, onSettings }: TabToolsProps): ReactNode {
  const t = useT();
  const { tabs } = content;
  const place = tabs.findIndex(({ key }) => key === tab.key);
  const name = useTabName()(tab, place);
  const [, choose] = useChosenTab();
  const add = (): void => {
    const key = newKey();
    onChange(addTab(content, { key, rows: [] }));
    choose(key);
  };
  const acts: Readonly<Record<string, () => void>> = {
    settings: () => onSettings(tab.key),
    left: () => onChange(moveTab(content, tab.key, -1)),
    right: () => onChange(moveTab(content, tab.key, 1)),
    remove: () => onChange(removeTab(content, tab.key)),
  };
  const isImpossible: Readonly<Record<string, boolean>> = {
    left: place === 0,
    right: place === tabs.length - 1,
    remove: tabs.length === 1,
  };
  const items = Object.keys(acts).map((act) => ({ key: act, label: t(`editor.tabs.${act}`), disabled: isImpossible[act] === true }));
  return (
    <Flex gap="small">
      <MenuButton icon={<SettingOutlined />} label={t('editor.tabs.toolsOf', { name })} items={items} onChoose={(act) => acts[act]?.()}>
        {null}
      </MenuButton>
      <Button icon={<PlusOutlined />} disabled={tabs.length >= MOST_TABS} onClick={add}>
        {t('editor.tabs.add')}
      </Button>
    </Flex>
  );
}
