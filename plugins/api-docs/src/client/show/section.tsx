import { Typography } from 'antd';
import type { ReactNode } from 'react';

/** A part of an operation under a heading of its own. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section style={{ minWidth: 0 }}>
      <Typography.Title level={3} style={{ fontSize: 15, margin: '0 0 8px' }}>
        {title}
      </Typography.Title>
      {children}
    </section>
  );
}
