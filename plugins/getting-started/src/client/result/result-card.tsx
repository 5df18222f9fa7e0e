import { Card, Typography } from 'antd';
import type { ReactNode } from 'react';

export interface ResultCardProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One part of the result. */
export function ResultCard({ title, children }: ResultCardProps): ReactNode {
  return (
    <Card size="small" style={{ height: '100%' }}>
      <Typography.Title level={2} style={{ fontSize: 16, margin: '4px 0 12px' }}>
        {title}
      </Typography.Title>
      {children}
    </Card>
  );
}
