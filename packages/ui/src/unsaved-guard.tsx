import { Button, Flex, Modal, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { type Location, useBlocker } from 'react-router';
import { useFocusReturn } from './focus-return';
import { useUiText } from './ui-texts';

export interface UnsavedGuardProps {
  readonly dirty: boolean;
  /** What would be lost, in a sentence. */
  readonly hint: string;
  /** Which changes of the address leave what is edited; by default every one. */
  leaves?(from: Location, to: Location): boolean;
}

/** Asks before changes are lost by going elsewhere, within the admin or out of it. */
export function UnsavedGuard({ dirty, hint, leaves = () => true }: UnsavedGuardProps): ReactNode {
  const t = useUiText();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && leaves(currentLocation, nextLocation));
  useEffect(() => {
    if (!dirty) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);
  useFocusReturn(blocker.state === 'blocked');
  if (blocker.state !== 'blocked') return null;
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

/** For `leaves`: another page, or another value of one of these parts of the query string. */
export function leavesPageOr(keys: readonly string[]): (from: Location, to: Location) => boolean {
  return (from, to) => {
    if (from.pathname !== to.pathname) return true;
    const [before, after] = [new URLSearchParams(from.search), new URLSearchParams(to.search)];
    return keys.some((key) => before.get(key) !== after.get(key));
  };
}
