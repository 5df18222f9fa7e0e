import { Button, Flex, Modal, Typography } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { type BlockerFunction, useBlocker } from 'react-router';
import { useFocusReturn } from './focus-return';
import { useUiText } from './ui-texts';
import { workLostBy } from './unsaved-work';

/** Stands once in the frame of the admin: asks before anything that is being edited is lost (`useUnsavedWork`, `UnsavedGuard`). */
export function LeaveQuestion(): ReactNode {
  const t = useUiText();
  const [hint, setHint] = useState('');
  const stop = useCallback<BlockerFunction>(({ currentLocation, nextLocation, historyAction }) => {
    const lost = workLostBy({ from: currentLocation, to: nextLocation, isStep: historyAction === 'POP' });
    if (lost !== undefined) setHint(lost.hint);
    return lost !== undefined;
  }, []);
  const blocker = useBlocker(stop);
  useWarning();
  const open = blocker.state === 'blocked';
  useFocusReturn(open);
  if (!open) return null;
  return (
    <Modal open title={t('unsaved.title')} onCancel={() => blocker.reset()} footer={null}>
      <Flex vertical gap="middle">
        <Typography.Text>{hint}</Typography.Text>
        <Flex gap="small" justify="flex-end">
          <Button type="primary" onClick={() => blocker.reset()}>
            {t('unsaved.stay')}
          </Button>
          <Button danger onClick={() => blocker.proceed()}>
            {t('unsaved.leave')}
          </Button>
        </Flex>
      </Flex>
    </Modal>
  );
}

/** The browser asks in its own words before the window is closed or loaded anew. */
function useWarning(): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (workLostBy() !== undefined) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
}
