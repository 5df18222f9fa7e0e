import { useT } from '@mortise/plugin-api/client';
import { Flex, Progress, Typography } from 'antd';
import type { ReactNode } from 'react';
import { STEPS } from './facts/progress';

/** How far the viewer has come. */
export function GuideProgress({ done }: { readonly done: number }): ReactNode {
  const t = useT();
  const text = t('guide.progress', { done, count: STEPS.length });
  return (
    <Flex gap="middle" align="center" wrap>
      <div style={{ flex: '1 1 12rem', maxWidth: 420 }}>
        <Progress percent={Math.round((100 * done) / STEPS.length)} showInfo={false} aria-label={text} />
      </div>
      <Typography.Text role="status">{text}</Typography.Text>
    </Flex>
  );
}
