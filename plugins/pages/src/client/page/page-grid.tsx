import { Grid } from 'antd';
import type { ReactNode } from 'react';
import { type PageBlock, type PageRow, ROW_COLUMNS } from '../../contract';

export interface PageGridProps {
  readonly rows: readonly PageRow[];
  readonly show: (block: PageBlock) => ReactNode;
}

/** Rows of blocks side by side; where there is no room for that, one below the other. */
export function PageGrid({ rows, show }: PageGridProps): ReactNode {
  const wide = Grid.useBreakpoint().md ?? true;
  return rows.map((row) => (
    <div
      key={row.key}
      style={{ display: 'grid', gridTemplateColumns: `repeat(${ROW_COLUMNS}, minmax(0, 1fr))`, gap: 16, marginBlockEnd: 16 }}
    >
      {row.blocks.map((block) => (
        <div key={block.key} style={{ gridColumn: `span ${wide ? block.span : ROW_COLUMNS}`, minWidth: 0 }}>
          {show(block)}
        </div>
      ))}
    </div>
  ));
}
