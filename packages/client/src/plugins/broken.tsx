import { useServices } from '@mortise/plugin-api/client';
import { Screen } from '@mortise/ui';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { reasonOf } from './registry';

export interface BrokenProps {
  readonly owner: string;
  readonly error: unknown;
  /** It stands for a whole page. */
  readonly isPage: boolean;
  onRetry(): void;
}

/** Stands in place of a part that failed. */
export function Broken({ owner, error, isPage, onRetry }: BrokenProps): ReactNode {
  const t = useServices().translate('shell');
  const notice = (
    <Alert
      type="error"
      showIcon
      title={t('broken.title', { owner })}
      description={t('broken.hint', { reason: reasonOf(error) })}
      action={<Button onClick={onRetry}>{t('broken.retry')}</Button>}
    />
  );
  return isPage ? <Screen title={t('broken.page')}>{notice}</Screen> : notice;
}
