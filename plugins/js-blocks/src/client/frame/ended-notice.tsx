import { useT } from '@mortise/plugin-api/client';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import type { FrameStatus } from './frame-status';

export interface EndedNoticeProps {
  readonly end: NonNullable<FrameStatus['end']>;
  readonly onRetry: () => void;
}

/** Stands where a block was taken away. */
export function EndedNotice({ end, onRetry }: EndedNoticeProps): ReactNode {
  const t = useT();
  return (
    <Alert
      type={end === 'stopped' ? 'info' : 'error'}
      showIcon
      title={t(`frame.end.${end}`)}
      description={end === 'stopped' ? undefined : t('frame.endHint')}
      action={<Button onClick={onRetry}>{t('frame.again')}</Button>}
    />
  );
}
