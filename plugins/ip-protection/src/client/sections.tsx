import { useT } from '@mortise/plugin-api/client';
import { Flex, Grid, Select, Tabs, theme } from 'antd';
import type { ReactNode } from 'react';

export interface Section {
  readonly key: string;
  readonly label: string;
  readonly children: ReactNode;
}

export interface SectionsProps {
  readonly items: readonly Section[];
  readonly active: string;
  onChoose(key: string): void;
}

/** Tabs; where they do not fit, a choice. */
export function Sections({ items, active, onChoose }: SectionsProps): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const narrow = Grid.useBreakpoint().lg === false;
  const frame = { minWidth: 0, padding: 12, borderRadius: token.borderRadiusLG, background: token.colorBgContainer };
  if (!narrow) {
    return (
      <div style={frame}>
        <Tabs activeKey={active} onChange={onChoose} items={[...items]} destroyOnHidden />
      </div>
    );
  }
  return (
    <Flex vertical gap="middle" style={frame}>
      <Select
        aria-label={t('section')}
        value={active}
        onChange={onChoose}
        options={items.map(({ key, label }) => ({ value: key, label }))}
      />
      {/* Another section is another form. */}
      <div key={active}>{items.find(({ key }) => key === active)?.children}</div>
    </Flex>
  );
}
