import { useT } from '@mortise/plugin-api/client';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import type { ShownFrame } from './shown-frame';

/** What keeps a block from running just now, and how it goes on. */
export function PhaseNotices({ frame: { status, run, stop, resume } }: { readonly frame: ShownFrame }): ReactNode {
  const t = useT();
  const { phase, isPaused } = status;
  const isShown = phase === 'starting' || phase === 'running';
  return (
    <>
      {phase === 'off' ? (
        <Alert type="info" showIcon title={t('frame.off')} action={<Button onClick={run}>{t('frame.run')}</Button>} />
      ) : null}
      {phase === 'stuck' ? (
        <Alert
          type="warning"
          showIcon
          title={t('frame.stuck')}
          action={
            <Button danger onClick={stop}>
              {t('frame.stop')}
            </Button>
          }
        />
      ) : null}
      {phase === 'pausing' ? <Alert type="info" showIcon title={t('frame.pausing')} /> : null}
      {isPaused && isShown ? (
        <Alert
          type="warning"
          showIcon
          title={t('frame.paused')}
          description={t('frame.pausedHint')}
          action={<Button onClick={resume}>{t('frame.resume')}</Button>}
        />
      ) : null}
    </>
  );
}
