import { CheckCircleOutlined, ExclamationCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Flex, Form, Typography } from 'antd';
import type { ReactNode } from 'react';
import { type PasswordStrength, passwordStrength } from './password-strength';

const LOOKS: Readonly<Record<PasswordStrength, { readonly type: 'danger' | 'warning' | 'success'; readonly icon: ReactNode }>> = {
  short: { type: 'danger', icon: <ExclamationCircleOutlined aria-hidden /> },
  weak: { type: 'danger', icon: <ExclamationCircleOutlined aria-hidden /> },
  fair: { type: 'warning', icon: <WarningOutlined aria-hidden /> },
  strong: { type: 'success', icon: <CheckCircleOutlined aria-hidden /> },
};

/** Says how hard the password in the form would be to guess. */
export function StrengthHint(): ReactNode {
  const t = useT();
  const form = Form.useFormInstance();
  const password: string = Form.useWatch('password', form) ?? '';
  const names = ['username', 'nickname', 'email'].map((field) => String(form.getFieldValue(field) ?? ''));
  const strength = passwordStrength(password, names);
  const { type, icon } = LOOKS[strength];
  return (
    <div role="status" style={{ minHeight: 32 }}>
      {password === '' ? null : (
        <Typography.Text type={type}>
          <Flex gap={6}>
            {icon}
            {t(`users.password.strength.${strength}`)}
          </Flex>
        </Typography.Text>
      )}
    </div>
  );
}
