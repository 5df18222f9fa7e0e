import { isApiError } from '@mortise/plugin-api/client';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useUiText } from './ui-texts';

export interface FailureNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Says in place of the content what went wrong, with what a person can do or pass on. */
export function FailureNotice({ error, onRetry }: FailureNoticeProps): ReactNode {
  const t = useUiText();
  const reference = isApiError(error) ? [error.code, error.requestId].filter(Boolean).join(' · ') : undefined;
  return (
    <Alert
      type="error"
      showIcon
      title={isApiError(error) ? error.message : t('failure.unknown')}
      description={reference}
      action={onRetry === undefined ? undefined : <Button onClick={onRetry}>{t('failure.retry')}</Button>}
    />
  );
}
