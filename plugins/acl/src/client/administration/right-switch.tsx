import { useT } from '@mortise/plugin-api/client';
import { Flex, Switch, Typography, theme } from 'antd';
import { type ReactNode, useId } from 'react';
import type { Risk } from './known-rights';
import { RiskTag } from './risk-tag';

export interface RightSwitchProps {
  readonly title: string;
  /** What somebody can do with it. */
  readonly hint: string;
  /** As programs call it. */
  readonly name?: string;
  readonly risk?: Risk;
  readonly held: boolean;
  readonly busy: boolean;
  onChange(held: boolean): void;
}

export function RightSwitch({ title, hint, name, risk, held, busy, onChange }: RightSwitchProps): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const id = useId();
  return (
    <Flex gap="middle" align="flex-start" style={{ paddingBottom: 12, borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
      <Switch
        checked={held}
        loading={busy}
        onChange={onChange}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-hint`}
        checkedChildren={t('rights.on')}
        unCheckedChildren={t('rights.off')}
        style={{ marginTop: 1 }}
      />
      <div style={{ minWidth: 0 }}>
        <Flex wrap gap="small" align="center">
          <Typography.Text strong id={`${id}-title`}>
            {title}
          </Typography.Text>
          {risk === undefined ? null : <RiskTag risk={risk} />}
          {name === undefined ? null : <Typography.Text type="secondary">{name}</Typography.Text>}
        </Flex>
        <Typography.Text type="secondary" id={`${id}-hint`}>
          {hint}
        </Typography.Text>
      </div>
    </Flex>
  );
}
