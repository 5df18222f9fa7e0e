import type { ReactNode } from 'react';
import { SourceScope } from '../../data/source-scope';

export interface BlockSourceProps {
  readonly source: string | undefined;
  readonly children: ReactNode;
}

/** Everything below is about that data source. */
export function BlockSource({ source, children }: BlockSourceProps): ReactNode {
  return source === undefined ? (
    children
  ) : (
    <SourceScope key={source} source={source}>
      {children}
    </SourceScope>
  );
}
