import { Skeleton } from 'antd';
import type { ReactNode } from 'react';

/** In the place of a block whose record is on its way. */
export function WaitingBlock(): ReactNode {
  return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
}
