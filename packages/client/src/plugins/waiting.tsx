import { useServices } from '@mortise/plugin-api/client';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';

/** While a page's code is on its way. */
export function Waiting(): ReactNode {
  const t = useServices().translate('ui');
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton active={false} title={false} paragraph={{ rows: 4 }} />
    </div>
  );
}
