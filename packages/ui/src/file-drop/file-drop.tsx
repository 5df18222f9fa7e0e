import { Skeleton } from 'antd';
import { type ReactNode, Suspense, lazy } from 'react';

// Loaded by those who have a file: what it is made of is large.
const DropArea = lazy(async () => ({ default: (await import('./drop-area')).DropArea }));

export interface FileDropProps {
  /** Endings and media types, as an input for files takes them. */
  readonly accept: string;
  readonly title: string;
  /** What kind of file, and what becomes of it. */
  readonly hint: string;
  onFile(file: File): void;
}

/** Where a file is dropped, or chosen by mouse or keyboard. */
export function FileDrop(props: FileDropProps): ReactNode {
  return (
    <Suspense fallback={<Skeleton active={false} title={false} />}>
      <DropArea {...props} />
    </Suspense>
  );
}
