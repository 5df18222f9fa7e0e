import { useApi, useServices, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { Button, Flex, Form, Input, Modal, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAdmin, useAdminState } from '../shell/admin-context';
import { tellSessionChanged } from './session-news';

/** The session ended while the page was open: signing in again here keeps everything that was typed. */
export function SessionDialog(): ReactNode {
  const t = useT();
  const { signedOut } = useAdminState();
  return (
    <Modal open={signedOut} title={t('expired.title')} footer={null} closable={false} keyboard={false} zIndex={2000} destroyOnHidden>
      <SignInAgain />
    </Modal>
  );
}

function SignInAgain(): ReactNode {
  const t = useT();
  const { session } = useServices();
  const account = session.user.username ?? session.user.email ?? '';
  const { busy, error, signIn } = useSigningIn(account);
  return (
    // Named, because the form below may have a field `password` of its own: labels find fields by an id made of both.
    <Form name="sessionEnded" layout="vertical" onFinish={({ password }: { readonly password: string }) => void signIn(password)}>
      <Flex vertical gap="middle">
        <Typography.Text>{t('expired.hint', { account })}</Typography.Text>
        {error === undefined ? null : <FailureNotice error={error} />}
        <Form.Item
          name="password"
          label={t('expired.password')}
          rules={[{ required: true, message: t('expired.required') }]}
          style={{ margin: 0 }}
        >
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        <Flex gap="small" justify="flex-end">
          <Button onClick={() => location.reload()}>{t('expired.other')}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('expired.submit')}
          </Button>
        </Flex>
      </Flex>
    </Form>
  );
}

interface SigningIn {
  readonly busy: boolean;
  readonly error?: unknown;
  signIn(password: string): Promise<void>;
}

function useSigningIn(account: string): SigningIn {
  const api = useApi();
  const { refresh } = useServices();
  const { stream } = useAdmin();
  const [state, setState] = useState<Pick<SigningIn, 'busy' | 'error'>>({ busy: false });
  const signIn = async (password: string): Promise<void> => {
    setState({ busy: true });
    try {
      await api.post('auth:signIn', { values: { account, password, session: 'cookie' } });
      tellSessionChanged();
      await refresh();
      stream.reconnect();
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return { ...state, signIn };
}
