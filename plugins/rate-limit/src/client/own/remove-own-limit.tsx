import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { FailureNotice, useFocusReturn } from '@mortise/ui';
import { Flex, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { LimitState } from '../../contract';
import { callerText } from '../callers/caller-name';
import { useReload } from '../queries';

export interface RemoveOwnLimitProps {
  readonly limit: LimitState['overrides'][number] | undefined;
  onClose(): void;
}

/** Asks before a caller loses its own limit. */
export function RemoveOwnLimit({ limit, onClose }: RemoveOwnLimitProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReload();
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  useFocusReturn(limit !== undefined);
  const name = limit === undefined ? '' : callerText(t, limit);
  const close = (): void => {
    setState({ busy: false });
    onClose();
  };
  const remove = async (): Promise<void> => {
    setState({ busy: true });
    try {
      await api.post('rateLimits:removeOverride', { params: { filterByTk: limit?.subject } });
      feedback.success(t('own.removed', { name }));
      close();
      await reload.limits();
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Modal
      open={limit !== undefined}
      title={t('own.removeOf', { name })}
      okText={t('own.remove')}
      okButtonProps={{ danger: true, loading: state.busy }}
      onOk={() => void remove()}
      onCancel={close}
      destroyOnHidden
    >
      <Flex vertical gap="middle">
        {t('own.removeLoss')}
        {state.error === undefined ? null : <FailureNotice error={state.error} />}
      </Flex>
    </Modal>
  );
}
