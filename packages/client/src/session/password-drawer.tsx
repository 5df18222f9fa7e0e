import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import { Form, Input, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { OwnDrawerProps } from './profile-drawer';

interface PasswordValues {
  readonly oldPassword: string;
  readonly newPassword: string;
  readonly confirmPassword: string;
}

/** Changing the viewer's own password; all their other sessions end. */
export function PasswordDrawer({ open, onClose }: OwnDrawerProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const submit = async (values: PasswordValues): Promise<void> => {
    await api.post('auth:changePassword', { values });
    feedback.success(t('password.saved'));
  };
  return (
    <FormDrawer<PasswordValues>
      open={open}
      title={t('password.title')}
      submitText={t('password.submit')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">{t('password.hint')}</Typography.Paragraph>
      <PasswordFields />
    </FormDrawer>
  );
}

function PasswordFields(): ReactNode {
  const t = useT();
  const required = { required: true, message: t('password.required') };
  return (
    <>
      <Form.Item name="oldPassword" label={t('password.old')} rules={[required]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label={t('password.new')}
        extra={t('password.rule')}
        rules={[required, { min: 8, message: t('password.rule') }]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="confirmPassword"
        label={t('password.again')}
        dependencies={['newPassword']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: async (_rule, value) => {
              if (value !== getFieldValue('newPassword')) throw new Error(t('password.differs'));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </>
  );
}
