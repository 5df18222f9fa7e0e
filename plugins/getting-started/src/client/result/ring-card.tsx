import { useT } from '@mortise/plugin-api/client';
import { Flex, Progress, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useAsk } from '../facts/use-ask';
import { COLLECTION } from '../tutorial';
import { ResultCard } from './result-card';

/** How many of the to-dos are done. */
export function RingCard({ total }: { readonly total: number }): ReactNode {
  const t = useT();
  const completed = useAsk<readonly object[]>(['records', COLLECTION, 'getting-started', 'completed'], `${COLLECTION}:list`, {
    params: { filter: { completed: true }, fields: ['id'], pageSize: 1 },
  });
  const count = completed.data?.meta['count'];
  const done = typeof count === 'number' ? Math.min(count, total) : 0;
  const percent = total === 0 ? 0 : Math.round((100 * done) / total);
  const text = t('result.ring.text', { done, count: total });
  return (
    <ResultCard title={t('result.ring.title')}>
      <Flex vertical align="center" gap="small">
        <Progress type="circle" percent={percent} size={160} aria-label={text} format={() => <strong>{`${done} / ${total}`}</strong>} />
        <Typography.Text role="status">{done === total ? t('result.ring.all') : text}</Typography.Text>
      </Flex>
    </ResultCard>
  );
}
