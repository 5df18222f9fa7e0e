import { LockOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Flex, Switch, Tooltip, Typography } from 'antd';
import { type ReactNode, useId } from 'react';
import type { PluginRow } from './plugin-row';
import type { PluginSwitch } from './use-plugin-switch';

export interface PluginToggleProps {
  readonly row: PluginRow;
  readonly switches: PluginSwitch;
}

/** Switches a plugin on and off; in place of it, why that cannot be done. */
export function PluginToggle({ row, switches }: PluginToggleProps): ReactNode {
  const t = useT();
  const heading = switches.heading(row);
  if (row.builtIn) return <AlwaysOn />;
  // A switch that is disabled while it works would lose the focus.
  return (
    <Switch
      checked={heading ?? row.enabled}
      aria-label={t('plugins.switch', { name: row.displayName })}
      aria-busy={heading !== undefined}
      onChange={(on) => switches.ask(row, on)}
    />
  );
}

function AlwaysOn(): ReactNode {
  const t = useT();
  const id = useId();
  return (
    <Tooltip title={t('plugins.alwaysOnWhy')}>
      <Flex gap={6} align="center" style={{ whiteSpace: 'nowrap' }}>
        <LockOutlined aria-hidden />
        <Typography.Text type="secondary" aria-describedby={id}>
          {t('plugins.alwaysOn')}
        </Typography.Text>
        <span id={id} hidden>
          {t('plugins.alwaysOnWhy')}
        </span>
      </Flex>
    </Tooltip>
  );
}
