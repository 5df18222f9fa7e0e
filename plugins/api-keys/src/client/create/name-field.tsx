import { useT } from '@mortise/plugin-api/client';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';

const MAX_LENGTH = 100;

export function NameField(): ReactNode {
  const t = useT();
  return (
    <Form.Item
      name="name"
      label={t('form.name')}
      extra={t('form.nameHint')}
      rules={[{ required: true, whitespace: true, message: t('form.nameMissing') }]}
    >
      <Input autoFocus autoComplete="off" maxLength={MAX_LENGTH} />
    </Form.Item>
  );
}
