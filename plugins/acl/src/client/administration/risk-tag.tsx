import { EditOutlined, EyeOutlined, WarningOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Tag, theme } from 'antd';
import type { ReactNode } from 'react';
import type { Risk } from './known-rights';

const ICONS: Readonly<Record<Risk, ReactNode>> = {
  read: <EyeOutlined aria-hidden />,
  write: <EditOutlined aria-hidden />,
  admin: <WarningOutlined aria-hidden />,
};

/** How much harm a right can do: as a sign, in words, and in colour. */
export function RiskTag({ risk }: { readonly risk: Risk }): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const strong = risk === 'admin' ? { color: token.colorWarningText, borderColor: token.colorWarningText, background: 'transparent' } : {};
  return (
    <Tag icon={ICONS[risk]} style={{ marginInlineEnd: 0, ...strong }}>
      {t(`rights.risk.${risk}`)}
    </Tag>
  );
}
