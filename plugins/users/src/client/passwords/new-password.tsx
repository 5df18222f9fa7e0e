import { KeyOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Alert, Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import { PasswordField } from './password-field';

/** Setting a password of somebody who has one: hidden until it is wanted, with what follows from it. */
export function NewPassword(): ReactNode {
  const t = useT();
  const [wanted, setWanted] = useState(false);
  if (!wanted) {
    return (
      <Button icon={<KeyOutlined aria-hidden />} onClick={() => setWanted(true)} style={{ marginBottom: 24 }}>
        {t('users.password.set')}
      </Button>
    );
  }
  return (
    <Flex vertical gap="small" style={{ marginBottom: 8 }}>
      <Alert type="warning" showIcon title={t('users.password.endsSessions')} />
      <PasswordField label={t('users.password.new')} />
    </Flex>
  );
}
