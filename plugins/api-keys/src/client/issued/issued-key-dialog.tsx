import { useT } from '@mortise/plugin-api/client';
import { leavesOverlay, useUnsavedWork } from '@mortise/ui';
import { Alert, Button, Flex, Modal } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import type { IssuedKey } from '../api-key';
import { FirstCalls } from './first-calls';
import { TokenBox } from './token-box';

export interface IssuedKeyDialogProps {
  readonly issued: IssuedKey;
  onClose(): void;
}

/** Shows a new key, once. Closing and going elsewhere ask first unless the key was copied. */
export function IssuedKeyDialog({ issued, onClose }: IssuedKeyDialogProps): ReactNode {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const [dialog, holder] = Modal.useModal();
  useUnsavedWork({ isDirty: useCallback(() => !copied, [copied]), hint: t('issued.leaveText'), leaves: leavesOverlay });
  const close = async (): Promise<void> => {
    const question = {
      title: t('issued.leaveTitle'),
      content: t('issued.leaveText'),
      okText: t('issued.leaveYes'),
      cancelText: t('issued.leaveNo'),
    };
    if (copied || (await dialog.confirm(question))) onClose();
  };
  return (
    <Modal
      open
      title={t('issued.title', { name: issued.name })}
      width={720}
      style={{ top: 24 }}
      mask={{ closable: false }}
      onCancel={() => void close()}
      footer={
        <Button type="primary" onClick={() => void close()}>
          {t('issued.done')}
        </Button>
      }
    >
      {holder}
      <Flex vertical gap="middle">
        <Alert type="warning" showIcon title={t('issued.warning')} description={t('issued.warningHint')} />
        <TokenBox token={issued.token} onCopied={() => setCopied(true)} />
        <FirstCalls issued={issued} onCopied={() => setCopied(true)} />
      </Flex>
    </Modal>
  );
}
