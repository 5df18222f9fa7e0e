import { useT } from '@mortise/plugin-api/client';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';

export interface HeldBackProps {
  /** Why it does not run. */
  readonly reason: 'foreign' | 'broken';
  readonly onRun?: () => void;
}

/** Stands in the place of a block that does not run by itself. */
export function HeldBack({ reason, onRun }: HeldBackProps): ReactNode {
  const t = useT();
  return (
    <Alert
      type={reason === 'broken' ? 'error' : 'info'}
      showIcon
      title={t(`kinds.block.held.${reason}`)}
      description={t(`kinds.block.heldHint.${reason}`)}
      action={onRun === undefined ? undefined : <Button onClick={onRun}>{t('kinds.block.run')}</Button>}
    />
  );
}
