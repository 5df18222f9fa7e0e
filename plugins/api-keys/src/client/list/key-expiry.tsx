import { ClockCircleOutlined, CloseCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useLanguage, useT } from '@mortise/plugin-api/client';
import { Flex, Tooltip, Typography } from 'antd';
import type { ReactNode } from 'react';
import { type LifeOfKey, lifeOfKey } from './life-of-key';

const SIGNS: Readonly<Record<Exclude<LifeOfKey, 'fine'>, { readonly icon: ReactNode; readonly type: 'danger' | 'warning' }>> = {
  expired: { icon: <CloseCircleOutlined aria-hidden />, type: 'danger' },
  soon: { icon: <ClockCircleOutlined aria-hidden />, type: 'warning' },
  endless: { icon: <WarningOutlined aria-hidden />, type: 'warning' },
};

export interface KeyExpiryProps {
  readonly expiresAt: string;
  /** Milliseconds since 1970: when the keys were asked for. */
  readonly now: number;
}

/** When a key ends; marked when that needs attention. */
export function KeyExpiry({ expiresAt, now }: KeyExpiryProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const life = lifeOfKey(expiresAt, now);
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(expiresAt));
  if (life === 'fine') return <Moment expiresAt={expiresAt} text={day} />;
  const { icon, type } = SIGNS[life];
  return (
    <Flex vertical>
      <Typography.Text type={type}>
        {icon} {t(`keys.life.${life}`)}
      </Typography.Text>
      {life === 'endless' ? null : <Moment expiresAt={expiresAt} text={day} />}
    </Flex>
  );
}

function Moment({ expiresAt, text }: { readonly expiresAt: string; readonly text: string }): ReactNode {
  const language = useLanguage();
  const exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(expiresAt));
  return (
    <Tooltip title={exact}>
      <time dateTime={expiresAt}>{text}</time>
    </Tooltip>
  );
}
