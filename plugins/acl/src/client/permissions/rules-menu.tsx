import { DownOutlined, SettingOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { MenuButton } from '@mortise/ui';
import type { MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { PRESETS, type Preset, presetEntry, presetFits } from './presets';
import type { Entry, GrantableCollection, RowScope } from './rights';

export interface RulesMenuProps {
  readonly collection: GrantableCollection;
  readonly entry: Entry;
  /** The stored scope of own records. */
  readonly own: RowScope | undefined;
  onChoose(entry: Entry): void;
  /** Opens fields and conditions. */
  onMore(): void;
}

const MORE = 'more';

/** Whether a collection has rules of its own, and a menu with those that are wanted often. */
export function RulesMenu({ collection, entry, own, onChoose, onMore }: RulesMenuProps): ReactNode {
  const t = useT();
  const state = t(entry === undefined ? 'permissions.usesDefault' : 'permissions.usesRules');
  const choices = PRESETS.filter((preset) => presetFits(preset, collection) && (preset !== 'default' || entry !== undefined));
  const items: NonNullable<MenuProps['items']> = [
    ...choices.map((preset) => ({ key: preset, label: t(`presets.${preset}`) })),
    { type: 'divider' },
    { key: MORE, icon: <SettingOutlined aria-hidden />, label: t('permissions.more') },
  ];
  const choose = (key: string): void => (key === MORE ? onMore() : onChoose(presetEntry(key as Preset, own)));
  const label = t('permissions.rulesOf', { state, collection: collection.title });
  return (
    <MenuButton size="small" label={label} items={items} onChoose={choose} style={{ minHeight: 28 }}>
      {state} <DownOutlined aria-hidden style={{ fontSize: 8 }} />
    </MenuButton>
  );
}
