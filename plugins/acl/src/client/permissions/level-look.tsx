import { CheckCircleFilled, FilterOutlined, MinusCircleOutlined, UserOutlined } from '@ant-design/icons';
import { theme } from 'antd';
import type { ReactNode } from 'react';
import type { Level } from './rights';

/** The sign of a level; its meaning always stands beside it in words. */
export function LevelIcon({ level }: { readonly level: Level }): ReactNode {
  const { token } = theme.useToken();
  if (level === 'all') return <CheckCircleFilled aria-hidden style={{ color: token.colorSuccessText }} />;
  if (level === 'own') return <UserOutlined aria-hidden style={{ color: token.colorLink }} />;
  if (level === 'custom') return <FilterOutlined aria-hidden style={{ color: token.colorWarningText }} />;
  return <MinusCircleOutlined aria-hidden style={{ color: token.colorTextTertiary }} />;
}

/** Key of the words for a level: whoever creates creates new records, so that "all" would be odd. */
export function levelText(level: Level, action: string): string {
  return level === 'all' && action === 'create' ? 'levels.allowed' : `levels.${level}`;
}
