import { SettingOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { OPENED } from '@mortise/ui';
import { Card, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { FailurePanel } from './failure-panel';
import { NeighbourLinks } from './neighbour-links';
import { PluginBadge } from './plugin-badge';
import { type PluginRow, conditionOf } from './plugin-row';
import { PluginToggle } from './plugin-toggle';
import { StateTag } from './state-tag';
import type { PluginAddress } from './use-plugin-address';
import type { PluginSwitch } from './use-plugin-switch';

export interface PluginCardProps {
  readonly row: PluginRow;
  readonly switches: PluginSwitch;
  readonly address: PluginAddress;
}

/** One plugin of the list. */
export function PluginCard({ row, switches, address }: PluginCardProps): ReactNode {
  const t = useT();
  const condition = conditionOf(row);
  const heading = switches.heading(row);
  const isBroken = condition === 'failed' && heading === undefined;
  return (
    <Card size="small" style={{ height: '100%' }} styles={{ body: { height: '100%', padding: 16 } }}>
      <Flex vertical gap={12} style={{ height: '100%' }}>
        <CardHead row={row} switches={switches} address={address} />
        {row.description === null ? null : <Typography.Text type="secondary">{row.description}</Typography.Text>}
        {isBroken ? <FailurePanel row={row} switches={switches} short /> : null}
        <NeighbourLinks label={t('plugins.needs')} neighbours={row.requirements} address={address} />
        <NeighbourLinks label={t('plugins.neededBy')} neighbours={row.dependentPlugins} address={address} />
        <Flex wrap gap="small" align="center" style={{ marginTop: 'auto' }}>
          <StateTag condition={condition} heading={heading} />
          <Tag style={{ marginInlineEnd: 0 }}>{t(row.builtIn ? 'plugins.builtIn' : `plugins.origin.${row.origin}`)}</Tag>
          {row.hasSettings ? <SettingsLink row={row} address={address} /> : null}
        </Flex>
      </Flex>
    </Card>
  );
}

function CardHead({ row, switches, address }: PluginCardProps): ReactNode {
  return (
    <Flex gap={12} align="center">
      <PluginBadge name={row.displayName} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Typography.Title level={2} style={{ fontSize: 16, lineHeight: 1.4, margin: 0 }}>
          <Link to={{ search: address.search(row.name) }} state={OPENED}>
            {row.displayName}
          </Link>
        </Typography.Title>
        <Typography.Text type="secondary">{row.version}</Typography.Text>
      </div>
      <PluginToggle row={row} switches={switches} />
    </Flex>
  );
}

function SettingsLink({ row, address }: Pick<PluginCardProps, 'row' | 'address'>): ReactNode {
  const t = useT();
  return (
    <Link
      to={{ search: address.search(row.name, 'settings') }}
      state={OPENED}
      aria-label={t('plugins.settingsOf', { name: row.displayName })}
      style={{ marginInlineStart: 'auto', display: 'inline-flex', gap: 6, minHeight: 24, alignItems: 'center' }}
    >
      <SettingOutlined aria-hidden />
      {t('plugins.tab.settings')}
    </Link>
  );
}
