import { EyeInvisibleOutlined, EyeOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { CopyButton } from '@mortise/ui';
import { Button, Flex, Form, Input, Space, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { generatePassword } from './generate-password';
import { MAX_PASSWORD, MIN_PASSWORD } from './password-strength';
import { StrengthHint } from './strength-hint';

export interface PasswordFieldProps {
  readonly required?: boolean;
  readonly label: string;
  readonly extra?: ReactNode;
}

/** The form's field `password`: hidden unless asked for, with a generator and a hint on how good it is. */
export function PasswordField({ label, extra, required = false }: PasswordFieldProps): ReactNode {
  const t = useT();
  const rules = [
    { required, message: t('users.password.required') },
    { min: MIN_PASSWORD, message: t('users.password.tooShort', { min: MIN_PASSWORD }) },
    { max: MAX_PASSWORD, message: t('users.password.tooLong', { max: MAX_PASSWORD }) },
  ];
  return (
    <>
      <Form.Item name="password" label={label} rules={rules} extra={extra} style={{ marginBottom: 8 }}>
        <PasswordInput />
      </Form.Item>
      <StrengthHint />
    </>
  );
}

interface PasswordInputProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

function PasswordInput({ id, value = '', onChange, ...rest }: PasswordInputProps): ReactNode {
  const t = useT();
  const [shown, setShown] = useState(false);
  const toggle = t(shown ? 'users.password.hide' : 'users.password.show');
  const generate = (): void => {
    onChange?.(generatePassword());
    setShown(true);
  };
  return (
    <Flex vertical gap={8}>
      <Space.Compact block>
        <Input
          {...rest}
          {...(id === undefined ? {} : { id })}
          type={shown ? 'text' : 'password'}
          value={value}
          autoComplete="new-password"
          onChange={(event) => onChange?.(event.target.value)}
        />
        <Tooltip title={toggle}>
          <Button
            aria-label={toggle}
            icon={shown ? <EyeInvisibleOutlined aria-hidden /> : <EyeOutlined aria-hidden />}
            onClick={() => setShown(!shown)}
          />
        </Tooltip>
      </Space.Compact>
      <Flex wrap gap={8}>
        <Button size="small" icon={<ThunderboltOutlined aria-hidden />} onClick={generate}>
          {t('users.password.generate')}
        </Button>
        {shown && value !== '' ? <CopyButton size="small" text={value} /> : null}
      </Flex>
    </Flex>
  );
}
