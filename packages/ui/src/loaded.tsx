import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { FailureNotice } from './failure-notice';
import { useUiText } from './ui-texts';

export interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** Shows a query's data, or that it is on its way, or why it does not come. What was shown before stays while it is refreshed. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>): ReactNode {
  const t = useUiText();
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <FailureNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton active={false} title={false} paragraph={{ rows: 4 }} />
    </div>
  );
}
