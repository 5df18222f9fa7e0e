import { useT } from '@mortise/plugin-api/client';
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';

/** Three parts of base64url: a JSON Web Token. Anything else would only give a riddle as an answer. */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Takes a key the viewer kept elsewhere. */
export function PasteKey({ onPaste }: { onPaste(token: string): void }): ReactNode {
  const t = useT();
  const isToken = async (_rule: unknown, value: string | undefined): Promise<void> => {
    if (!TOKEN.test(value?.trim() ?? '')) throw new Error(t('steps.call.noKey'));
  };
  return (
    <Form<{ token: string }> layout="vertical" onFinish={({ token }) => onPaste(token.trim())} style={{ maxWidth: 480 }}>
      <Form.Item
        name="token"
        label={t('steps.call.paste')}
        rules={[{ validator: isToken }]}
        validateTrigger="onSubmit"
        style={{ marginBottom: 8 }}
      >
        <Input.Password autoComplete="off" visibilityToggle={false} />
      </Form.Item>
      <Button htmlType="submit">{t('steps.call.use')}</Button>
    </Form>
  );
}
