import { CheckOutlined, DownOutlined, SettingOutlined } from '@ant-design/icons';
import { type Translate, useT } from '@mortise/plugin-api/client';
import { MenuButton } from '@mortise/ui';
import { Flex, type MenuProps, Typography } from 'antd';
import type { ReactNode } from 'react';
import { LevelIcon, levelText } from './level-look';
import type { Level } from './rights';
import type { StrategyLevel } from './strategy';

export interface LevelMenuProps {
  /** "View, To dos": what the level is of. */
  readonly label: string;
  readonly action: string;
  readonly level: Level;
  /** It comes from the defaults of the role. */
  readonly inherited?: boolean;
  /** How many fields the right is limited to. */
  readonly fields?: number | undefined;
  readonly levels: readonly StrategyLevel[];
  /** Why "own records" cannot be chosen. */
  readonly ownRefused?: string;
  onChoose(level: StrategyLevel): void;
  /** Opens fields and conditions. */
  readonly onMore?: () => void;
}

const MORE = 'more';

/** One cell of the matrix: what is allowed, and a menu to change it. */
export function LevelMenu(props: LevelMenuProps): ReactNode {
  const t = useT();
  const { label, action, level, inherited = false, fields, onChoose, onMore } = props;
  const text = t(levelText(level, action));
  const details = [
    inherited ? t('permissions.inherited') : undefined,
    fields === undefined ? undefined : t('permissions.fields', { count: fields }),
  ];
  const notes = details.filter((note) => note !== undefined).join(' · ');
  const choose = (key: string): void => (key === MORE ? onMore?.() : onChoose(key as StrategyLevel));
  const name = [text, notes, label].filter((part) => part !== '').join(', ');
  return (
    <MenuButton type="text" label={name} items={itemsOf(props, t)} onChoose={choose} style={{ height: 'auto', padding: '4px 2px' }}>
      <Flex align="center" gap={5} style={{ textAlign: 'start' }}>
        <LevelIcon level={level} />
        <span>
          <Typography.Text {...(inherited ? { type: 'secondary' } : {})} style={{ fontSize: 13 }}>
            {text}
          </Typography.Text>{' '}
          {notes === '' ? null : (
            <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12, lineHeight: 1.3 }}>
              {notes}
            </Typography.Text>
          )}
        </span>
        <DownOutlined aria-hidden style={{ fontSize: 8 }} />
      </Flex>
    </MenuButton>
  );
}

function itemsOf(
  { action, level, inherited = false, levels, ownRefused, onMore }: LevelMenuProps,
  t: Translate,
): NonNullable<MenuProps['items']> {
  const choices = levels.map((choice) => {
    const refused = choice === 'own' ? ownRefused : undefined;
    const chosen = choice === level && !inherited;
    return {
      key: choice,
      icon: <LevelIcon level={choice} />,
      label: refused === undefined ? t(levelText(choice, action)) : `${t(levelText(choice, action))} – ${refused}`,
      disabled: refused !== undefined,
      ...(chosen ? { extra: <CheckOutlined aria-label={t('permissions.chosen')} /> } : {}),
    };
  });
  if (onMore === undefined) return choices;
  return [...choices, { type: 'divider' }, { key: MORE, icon: <SettingOutlined aria-hidden />, label: t('permissions.more') }];
}
