import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Modal, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { type Location, useBlocker } from 'react-router';

/** Parts of the address that say what is being edited; the others, such as an open drawer, may change. */
const SUBJECT = ['role', 'tab'];

function leaves(from: Location, to: Location): boolean {
  if (from.pathname !== to.pathname) return true;
  const before = new URLSearchParams(from.search);
  const after = new URLSearchParams(to.search);
  return SUBJECT.some((key) => before.get(key) !== after.get(key));
}

/** Asks before changes are lost by going elsewhere. */
export function UnsavedGuard({ dirty }: { readonly dirty: boolean }): ReactNode {
  const t = useT();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && leaves(currentLocation, nextLocation));
  useEffect(() => {
    if (!dirty) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Modal open title={t('unsaved.title')} onCancel={() => blocker.reset()} footer={null}>
      <Flex vertical gap="middle">
        <Typography.Text>{t('unsaved.hint')}</Typography.Text>
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
