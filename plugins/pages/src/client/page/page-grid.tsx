import { Grid } from 'antd';
import type { ReactNode } from 'react';
import { type PageBlock, type PageRow, ROW_COLUMNS } from '../../contract';

export interface PageGridProps {
  readonly rows: readonly PageRow[];
  readonly show: (block: PageBlock) => ReactNode;
  /** Lies over a block; `isWide` says whether blocks stand side by side. */
  readonly over?: (block: PageBlock, isWide: boolean) => ReactNode;
  /** Lies over the gap above a row, counted from 0; the one behind the last stands for the end. */
  readonly between?: (row: number) => ReactNode;
}

/** Rows of blocks side by side; where there is no room for that, one below the other. */
export function PageGrid({ rows, show, over, between }: PageGridProps): ReactNode {
  const wide = Grid.useBreakpoint().md ?? true;
  return (
    <>
      {rows.map((row, index) => (
        <div
          key={row.key}
          style={{
            position: 'relative',
            display: 'grid',
            gridTemplateColumns: `repeat(${ROW_COLUMNS}, minmax(0, 1fr))`,
            gap: 16,
            marginBlockEnd: 16,
          }}
        >
          {between?.(index)}
          {row.blocks.map((block) => (
            <div key={block.key} style={{ position: 'relative', gridColumn: `span ${wide ? block.span : ROW_COLUMNS}`, minWidth: 0 }}>
              {show(block)}
              {over?.(block, wide)}
            </div>
          ))}
        </div>
      ))}
      {between === undefined || rows.length === 0 ? null : <div style={{ position: 'relative' }}>{between(rows.length)}</div>}
    </>
  );
}
