import { useT } from '@mortise/plugin-api/client';
import { Card, Skeleton } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import { PluginCard, type PluginCardProps } from './plugin-card';
import type { PluginRow } from './plugin-row';

const GRID: CSSProperties = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
  gap: 16,
  margin: 0,
  padding: 0,
  listStyle: 'none',
};

export interface PluginGridProps extends Omit<PluginCardProps, 'row'> {
  readonly rows: readonly PluginRow[];
}

/** The cards of the plugins shown. */
export function PluginGrid({ rows, ...common }: PluginGridProps): ReactNode {
  const t = useT();
  if (rows.length === 0) return null;
  return (
    <ul aria-label={t('plugins.title')} style={GRID}>
      {rows.map((row) => (
        <li key={row.name} style={{ minWidth: 0 }}>
          <PluginCard row={row} {...common} />
        </li>
      ))}
    </ul>
  );
}

/** Where the cards will be. */
export function CardSkeletons(): ReactNode {
  const t = useT();
  return (
    <div role="status" aria-label={t('plugins.loading')} style={GRID}>
      {['a', 'b', 'c', 'd'].map((key) => (
        <Card key={key} size="small">
          <Skeleton avatar={{ shape: 'square', size: 40 }} title={false} paragraph={{ rows: 2 }} />
        </Card>
      ))}
    </div>
  );
}
