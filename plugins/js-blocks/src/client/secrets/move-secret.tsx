import { useApi, useT } from '@mortise/plugin-api/client';
import { FailureNotice, useFocusReturn } from '@mortise/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Form, Input, Modal, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { WrittenSecret } from '../editor/lint/finding';
import { SECRET_NAME } from './secret-place';

export interface MoveSecretProps {
  readonly secret: WrittenSecret | undefined;
  onMoved(name: string): void;
  onClose(): void;
}

/** Takes a value out of the code and keeps it on the server. */
export function MoveSecret({ secret, onMoved, onClose }: MoveSecretProps): ReactNode {
  const t = useT();
  useFocusReturn(secret !== undefined);
  return (
    <Modal open={secret !== undefined} title={t('secrets.move.title')} onCancel={onClose} footer={null} destroyOnHidden>
      {secret === undefined ? null : <MoveForm secret={secret} onMoved={onMoved} onClose={onClose} />}
    </Modal>
  );
}

function MoveForm({ secret, onMoved, onClose }: MoveSecretProps & { readonly secret: WrittenSecret }): ReactNode {
  const t = useT();
  const api = useApi();
  const queries = useQueryClient();
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  const move = async ({ name }: { readonly name: string }): Promise<void> => {
    setState({ busy: true });
    try {
      await api.post('jsSecrets:create', { values: { name, value: secret.value } });
      await queries.invalidateQueries({ queryKey: ['records', 'jsSecrets'] });
      onMoved(name);
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Form layout="vertical" initialValues={{ name: 'api-key' }} onFinish={(values: { readonly name: string }) => void move(values)}>
      <Typography.Paragraph>{t('secrets.move.hint')}</Typography.Paragraph>
      <Form.Item name="name" label={t('secrets.name')} rules={[{ required: true, pattern: SECRET_NAME, message: t('secrets.nameRule') }]}>
        <Input autoFocus autoComplete="off" />
      </Form.Item>
      {state.error === undefined ? null : <FailureNotice error={state.error} />}
      <Flex gap="small" justify="flex-end" style={{ marginBlockStart: 16 }}>
        <Button onClick={onClose}>{t('secrets.move.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={state.busy}>
          {t('secrets.move.submit')}
        </Button>
      </Flex>
    </Form>
  );
}
