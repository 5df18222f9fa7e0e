import { useT } from '@mortise/plugin-api/client';
import { Form, Input, Switch } from 'antd';
import { type ReactNode, useId } from 'react';

/** What new and edited roles have in common. */
export function DescriptionFields(): ReactNode {
  const t = useT();
  const hint = useId();
  return (
    <>
      <Form.Item name="description" label={t('roles.descriptionLabel')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={10_000} />
      </Form.Item>
      <Form.Item
        name="default"
        label={t('roles.defaultLabel')}
        valuePropName="checked"
        extra={<span id={hint}>{t('roles.defaultHint')}</span>}
      >
        <Switch aria-describedby={hint} />
      </Form.Item>
    </>
  );
}

export function TitleField({ onTyped }: { readonly onTyped?: (title: string) => void }): ReactNode {
  const t = useT();
  return (
    <Form.Item name="title" label={t('roles.titleLabel')} rules={[{ required: true, whitespace: true, message: t('roles.titleRequired') }]}>
      <Input maxLength={255} autoComplete="off" onChange={(event) => onTyped?.(event.target.value)} />
    </Form.Item>
  );
}
