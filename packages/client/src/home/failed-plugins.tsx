import { useSession, useT } from '@mortise/plugin-api/client';
import { Alert, Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAdmin, useContributions } from '../shell/admin-context';

/** Plugins whose part of the page cannot be used, for those who can do something about it. */
export function FailedPlugins(): ReactNode {
  const t = useT();
  const session = useSession();
  const { failures } = useContributions();
  if (failures.size === 0 || !session.can('pm')) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('home.failed', { count: failures.size })}
      description={
        <Flex vertical gap="small" align="flex-start">
          <ul className="failure-list">
            {[...failures].map(([id, reason]) => (
              <li key={id}>
                <strong>{id}</strong> {reason}
              </li>
            ))}
          </ul>
          <RetryButton />
        </Flex>
      }
    />
  );
}

function RetryButton(): ReactNode {
  const t = useT();
  const { retryPlugins } = useAdmin();
  const [busy, setBusy] = useState(false);
  const retry = async (): Promise<void> => {
    setBusy(true);
    await retryPlugins();
    setBusy(false);
  };
  return (
    <Button loading={busy} onClick={() => void retry()}>
      {t('home.retry')}
    </Button>
  );
}
