import { useT } from '@mortise/plugin-api/client';
import { Alert, Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { isOwnMachine } from '../boot/own-machine';
import { useAdmin, useAdminState } from '../shell/admin-context';

/** Milliseconds; a stream that is renewed is away for less. */
const PATIENCE = 2500;

/** Says that the page does not hear from the server, as long as that lasts, and that a page came over plain HTTP. */
export function ConnectionBanner(): ReactNode {
  const t = useT();
  const { stream } = useAdmin();
  const lost = useStaysTrue(useAdminState().connection === 'lost');
  return (
    <>
      <InsecureBanner />
      <div role="status" aria-live="polite">
        {lost ? (
          <Alert
            banner
            type="warning"
            showIcon
            title={t('connection.lost')}
            action={
              <Button size="small" onClick={() => stream.reconnect()}>
                {t('connection.retry')}
              </Button>
            }
          />
        ) : null}
      </div>
    </>
  );
}

function InsecureBanner(): ReactNode {
  const t = useT();
  const { boot } = useAdminState();
  const [hidden, setHidden] = useState(() => sessionStorage.getItem(HIDDEN_KEY) !== null);
  if (boot.secure || isOwnMachine() || hidden) return null;
  const hide = (): void => {
    sessionStorage.setItem(HIDDEN_KEY, '1');
    setHidden(true);
  };
  return (
    <Alert
      banner
      type="warning"
      showIcon
      title={t('connection.insecure')}
      closable={{ onClose: hide, 'aria-label': t('connection.hide') }}
    />
  );
}

const HIDDEN_KEY = 'mortise.insecure-banner-hidden';

function useStaysTrue(now: boolean): boolean {
  const [stays, setStays] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStays(now), now ? PATIENCE : 0);
    return () => clearTimeout(timer);
  }, [now]);
  return stays && now;
}
