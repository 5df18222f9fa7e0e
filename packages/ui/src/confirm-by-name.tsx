import { Button, Flex, Form, Input, Modal, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { FailureNotice } from './failure-notice';
import { useFocusReturn } from './focus-return';
import { useUiText } from './ui-texts';

export interface ConfirmByNameProps {
  readonly open: boolean;
  readonly title: string;
  /** What must be typed. */
  readonly name: string;
  /** What will be lost. */
  readonly losses: ReactNode;
  /** "Delete" by default. */
  readonly confirmText?: string;
  /** A rejection is shown and the dialog stays. */
  onConfirm(): Promise<void>;
  onClose(): void;
}

/** For acts that destroy: says what is lost and asks for the name. */
export function ConfirmByName(props: ConfirmByNameProps): ReactNode {
  const { open, title, onClose } = props;
  useFocusReturn(open);
  return (
    <Modal open={open} title={title} onCancel={onClose} footer={null} destroyOnHidden>
      <ConfirmForm {...props} />
    </Modal>
  );
}

function ConfirmForm({ name, losses, confirmText, onConfirm, onClose }: ConfirmByNameProps): ReactNode {
  const t = useUiText();
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  const confirm = async (): Promise<void> => {
    if (typed !== name) return;
    setState({ busy: true });
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Form layout="vertical" onFinish={() => void confirm()}>
      <Flex vertical gap="middle">
        <div>{losses}</div>
        {state.error === undefined ? null : <FailureNotice error={state.error} />}
        <Form.Item label={t('confirm.typeName', { name })} htmlFor="confirm-name" style={{ margin: 0 }}>
          <Input id="confirm-name" value={typed} autoComplete="off" autoFocus onChange={(event) => setTyped(event.target.value)} />
        </Form.Item>
        <Typography.Text type="secondary">{t('confirm.final')}</Typography.Text>
        <ConfirmButtons text={confirmText ?? t('confirm.delete')} ready={typed === name} busy={state.busy} onClose={onClose} />
      </Flex>
    </Form>
  );
}

interface ConfirmButtonsProps {
  readonly text: string;
  readonly ready: boolean;
  readonly busy: boolean;
  onClose(): void;
}

function ConfirmButtons({ text, ready, busy, onClose }: ConfirmButtonsProps): ReactNode {
  const t = useUiText();
  return (
    <Flex gap="small" justify="flex-end">
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button type="primary" danger htmlType="submit" disabled={!ready} loading={busy}>
        {text}
      </Button>
    </Flex>
  );
}
