import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

export interface SectionProps {
  readonly title: string;
  readonly hint?: string;
  /** Stands at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the page under a heading of its own. */
export function Section({ title, hint, actions, children }: SectionProps): ReactNode {
  return (
    <section aria-label={title} style={{ minWidth: 0 }}>
      <Flex wrap gap="small" justify="space-between" align="center" style={{ marginBottom: 8 }}>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {title}
        </Typography.Title>
        {actions}
      </Flex>
      {hint === undefined ? null : (
        <Typography.Paragraph type="secondary" style={{ marginBottom: 8 }}>
          {hint}
        </Typography.Paragraph>
      )}
      {children}
    </section>
  );
}
