import { Grid } from 'antd';
import type { ReactNode } from 'react';
import { type PageBlock, type PageRow, ROW_COLUMNS } from '../../contract';
import { useIsNarrowView } from '../views/view-place';

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
  const isNarrow = useIsNarrowView();
  const wide = (Grid.useBreakpoint().md ?? true) && !isNarrow;
  const columns = wide ? ROW_COLUMNS : 1;
  return (
    <>
      {rows.map((row, index) => (
        <div
          key={row.key}
          style={{
            position: 'relative',
            display: 'grid',
            gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            gap: 16,
            marginBlockEnd: 16,
          }}
        >
          {between?.(index)}
          {row.blocks.map((block) => (
            <div key={block.key} style={{ position: 'relative', gridColumn: `span ${Math.min(block.span, columns)}`, minWidth: 0 }}>
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
