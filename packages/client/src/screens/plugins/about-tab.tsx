import { useT } from '@mortise/plugin-api/client';
import { Alert, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { FailurePanel } from './failure-panel';
import { type PluginRow, conditionOf } from './plugin-row';
import { StateTag } from './state-tag';
import type { PluginSwitch } from './use-plugin-switch';

export interface AboutTabProps {
  readonly row: PluginRow;
  readonly switches: PluginSwitch;
}

/** What a plugin is and how it does. */
export function AboutTab({ row, switches }: AboutTabProps): ReactNode {
  const t = useT();
  const condition = conditionOf(row);
  const heading = switches.heading(row);
  return (
    <Flex vertical gap="middle">
      {row.description === null ? null : <Typography.Text>{row.description}</Typography.Text>}
      {condition === 'failed' && heading === undefined ? <FailurePanel row={row} switches={switches} /> : null}
      {row.builtIn ? <Alert type="info" showIcon title={t('plugins.alwaysOn')} description={t('plugins.alwaysOnWhy')} /> : null}
      <dl style={{ display: 'grid', gridTemplateColumns: 'minmax(96px, auto) 1fr', gap: '10px 24px', margin: 0 }}>
        <Fact name={t('plugins.fact.state')}>
          <StateTag condition={condition} heading={heading} />
        </Fact>
        <Fact name={t('plugins.fact.version')}>{row.version}</Fact>
        <Fact name={t('plugins.fact.origin')}>{t(`plugins.origin.${row.origin}`)}</Fact>
        <Fact name={t('plugins.fact.name')}>
          <Typography.Text code>{row.name}</Typography.Text>
        </Fact>
        <Fact name={t('plugins.fact.package')}>
          <Typography.Text code>{row.packageName}</Typography.Text>
        </Fact>
        <Fact name={t('plugins.fact.pages')}>{t(row.hasClient ? 'plugins.fact.hasPages' : 'plugins.fact.noPages')}</Fact>
      </dl>
    </Flex>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <dt>
        <Typography.Text type="secondary">{name}</Typography.Text>
      </dt>
      <dd style={{ margin: 0, overflowWrap: 'anywhere' }}>{children}</dd>
    </>
  );
}
