import { useApi, useFeedback, useServices, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';

export interface OwnDrawerProps {
  readonly open: boolean;
  onClose(): void;
}

interface ProfileValues {
  readonly nickname?: string;
  readonly username?: string;
  readonly email?: string;
  readonly phone?: string;
}

const FIELDS = [
  { name: 'nickname', autoComplete: 'nickname' },
  { name: 'username', autoComplete: 'username' },
  { name: 'email', autoComplete: 'email' },
  { name: 'phone', autoComplete: 'tel' },
] as const;

/** The viewer's own name and addresses. */
export function ProfileDrawer({ open, onClose }: OwnDrawerProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const { session, refresh } = useServices();
  const initialValues = Object.fromEntries(FIELDS.map(({ name }) => [name, session.user[name] ?? '']));
  const submit = async (values: ProfileValues): Promise<void> => {
    await api.post('users:updateProfile', { values });
    feedback.success(t('profile.saved'));
    void refresh();
  };
  return (
    <FormDrawer<ProfileValues> open={open} title={t('profile.title')} initialValues={initialValues} onSubmit={submit} onClose={onClose}>
      {FIELDS.map(({ name, autoComplete }) => (
        <Form.Item key={name} name={name} label={t(`profile.${name}`)}>
          <Input autoComplete={autoComplete} maxLength={254} />
        </Form.Item>
      ))}
    </FormDrawer>
  );
}
