import { useT } from '@mortise/plugin-api/client';
import { Alert, Button, Flex, Typography } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import { type PluginRow, conditionOf } from './plugin-row';
import type { PluginSwitch } from './use-plugin-switch';

export interface FailurePanelProps {
  readonly row: PluginRow;
  readonly switches: PluginSwitch;
  /** On a card, where a long reason would push everything else away. */
  readonly short?: boolean;
}

const CLAMPED: CSSProperties = { display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 3, overflow: 'hidden' };

/** Why a plugin failed, and what can be done about it. */
export function FailurePanel({ row, switches, short = false }: FailurePanelProps): ReactNode {
  const t = useT();
  const waitsFor = row.requirements.filter((other) => conditionOf(other) !== 'on').map(({ displayName }) => displayName);
  const hint = waitsFor.length > 0 ? t('plugins.failure.needs', { names: waitsFor.join(', ') }) : t('plugins.failure.look');
  return (
    <Alert
      type="error"
      role="group"
      style={{ padding: 12 }}
      title={short ? undefined : <strong>{t('plugins.failure.title')}</strong>}
      description={
        <Flex vertical gap="small" align="flex-start">
          {row.reason === null ? null : (
            <span lang="en" style={{ overflowWrap: 'anywhere', ...(short ? CLAMPED : { whiteSpace: 'pre-wrap' }) }}>
              {row.reason}
            </span>
          )}
          <Typography.Text>{hint}</Typography.Text>
          <Button onClick={() => switches.ask(row, true)} loading={switches.heading(row) !== undefined}>
            {t('plugins.failure.retry')}
          </Button>
        </Flex>
      }
    />
  );
}
