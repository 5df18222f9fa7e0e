import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { FailureNotice, useFocusReturn } from '@mortise/ui';
import { Button, Flex, Modal, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DryRun, Rule } from '../../contract/rule';
import { useReloadRules } from '../rule-queries';
import { Consequences } from './consequences';

export interface ReviewDialogProps {
  readonly rule: Rule;
  readonly result: DryRun;
  /** With what was saved, or with nothing. */
  onClose(saved?: Rule): void;
}

/** Shows what saving would do, and saves. What the server refuses is told here, and nothing typed is lost. */
export function ReviewDialog({ rule, result, onClose }: ReviewDialogProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReloadRules();
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  useFocusReturn(true);
  const locked = result.self !== null;
  const save = async (): Promise<void> => {
    setState({ busy: true });
    try {
      const { data } = await api.post<Rule>('ipRules:save', { values: { ...rule, force: locked } });
      await reload();
      feedback.success(t('saved'));
      onClose(data);
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Modal open title={t('review.title')} width={760} onCancel={() => onClose()} footer={null}>
      <Flex vertical gap="middle">
        <Consequences result={result} />
        <Typography.Text type="secondary">{t('review.limits')}</Typography.Text>
        {state.error === undefined ? null : <FailureNotice error={state.error} />}
        <Flex gap="small" justify="flex-end" wrap>
          <Button autoFocus={locked} onClick={() => onClose()}>
            {t('review.back')}
          </Button>
          <Button type="primary" autoFocus={!locked} danger={locked} loading={state.busy} onClick={() => void save()}>
            {t(locked ? 'review.force' : 'review.save')}
          </Button>
        </Flex>
      </Flex>
    </Modal>
  );
}
