import type { ReactNode } from 'react';

export interface ScrollRegionProps {
  /** What it holds, for people who come to it by keyboard. */
  readonly label: string;
  /** As high as its contents by default. */
  readonly maxHeight?: string;
  readonly children: ReactNode;
}

/** Lets what is wider than the page be scrolled, also with the keyboard where nothing in it takes the focus. */
export function ScrollRegion({ label, maxHeight = 'none', children }: ScrollRegionProps): ReactNode {
  return (
    <div role="region" aria-label={label} tabIndex={0} style={{ overflow: 'auto', maxHeight }}>
      {children}
    </div>
  );
}

/** For a table inside: as wide as it needs, at least as wide as the page. */
export const WIDE_TABLE = { width: 'max-content', minWidth: '100%', maxWidth: 'none' } as const;
