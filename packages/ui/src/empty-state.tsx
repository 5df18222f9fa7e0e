import { Flex, Typography, theme } from 'antd';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What to do next, in a sentence. */
  readonly hint?: ReactNode;
  /** The button that does it. */
  readonly action?: ReactNode;
}

/** Stands where there is nothing yet, and teaches the next step. */
export function EmptyState({ icon, title, hint, action }: EmptyStateProps): ReactNode {
  const { token } = theme.useToken();
  return (
    <Flex vertical align="center" gap="small" style={{ padding: '48px 16px', textAlign: 'center' }}>
      {icon === undefined ? null : (
        <span aria-hidden style={{ fontSize: 40, color: token.colorPrimary, lineHeight: 1 }}>
          {icon}
        </span>
      )}
      <Typography.Text strong style={{ fontSize: 16 }}>
        {title}
      </Typography.Text>
      {hint === undefined ? null : (
        <Typography.Text type="secondary" style={{ maxWidth: 480 }}>
          {hint}
        </Typography.Text>
      )}
      {action}
    </Flex>
  );
}
