import { PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { isSnippetName } from './snippet-patterns';

export interface AddRightProps {
  /** Resolves to whether it was given. */
  onAdd(snippet: string): Promise<boolean>;
}

/** Rights of plugins this page does not know are given by name. */
export function AddRight({ onAdd }: AddRightProps): ReactNode {
  const t = useT();
  const [form] = Form.useForm<{ snippet: string }>();
  const fits = {
    validator: (_rule: unknown, text: string | undefined) =>
      text === undefined || text === '' || isSnippetName(text) ? Promise.resolve() : Promise.reject(new Error(t('rights.other.invalid'))),
  };
  const add = async (snippet: string): Promise<void> => {
    if (await onAdd(snippet)) form.resetFields();
  };
  return (
    <Form form={form} layout="vertical" onFinish={({ snippet }) => void (snippet ? add(snippet) : undefined)}>
      <Form.Item label={t('rights.other.label')} extra={t('rights.other.extra')} htmlFor="other-right">
        <Form.Item name="snippet" noStyle rules={[fits]}>
          <Input
            id="other-right"
            placeholder="pm.reports"
            spellCheck={false}
            autoComplete="off"
            style={{ maxWidth: 280, marginInlineEnd: 8 }}
          />
        </Form.Item>
        <Button htmlType="submit" icon={<PlusOutlined aria-hidden />}>
          {t('rights.other.add')}
        </Button>
      </Form.Item>
    </Form>
  );
}
