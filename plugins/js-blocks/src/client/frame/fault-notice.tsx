import { useSession, useT } from '@mortise/plugin-api/client';
import { CodeBlock } from '@mortise/ui';
import { Alert, Button, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { FrameFault } from './frame-facts';

/** Whoever holds it writes blocks. */
const AUTHORS = 'pm.pages';

export interface FaultNoticeProps {
  readonly fault: FrameFault;
  /** Of the block. */
  readonly title: string;
  /** Absent where something else offers it. */
  readonly onRetry: (() => void) | undefined;
  readonly offer?: ReactNode;
}

/** What went wrong in a block: everything for authors, for others that it did. */
export function FaultNotice({ fault, title, onRetry, offer }: FaultNoticeProps): ReactNode {
  const t = useT();
  const isAuthor = useSession().can(AUTHORS);
  const retry = onRetry === undefined ? undefined : <Button onClick={onRetry}>{t('frame.again')}</Button>;
  if (!isAuthor) return <Alert type="error" showIcon title={t('frame.fault')} description={t('frame.faultHint')} action={retry} />;
  const { name, message, stack, line, column } = fault;
  return (
    <Alert
      type="error"
      showIcon
      title={`${name}: ${message}`}
      description={
        <Flex vertical gap="small" align="start">
          {line === undefined ? null : <Typography.Text>{t('frame.at', { line, column: column ?? 1 })}</Typography.Text>}
          {offer}
          {stack.includes('\n') ? <CodeBlock code={stack} label={t('frame.stack', { title })} /> : null}
        </Flex>
      }
      action={retry}
    />
  );
}
