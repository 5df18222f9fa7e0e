import { useT } from '@mortise/plugin-api/client';
import { Form, type FormInstance, Input } from 'antd';
import { type ReactNode, useRef } from 'react';
import { type SourceForm, suggestKey } from './source-form';

export interface NameFieldsProps {
  readonly form: FormInstance<SourceForm>;
  readonly isNew: boolean;
  readonly taken: readonly string[];
}

/** What people call the source, and what programs do; the second is for ever. */
export function NameFields({ form, isNew, taken }: NameFieldsProps): ReactNode {
  const t = useT();
  const suggested = useRef('');
  const follow = (displayName: string): void => {
    const key = (form.getFieldValue('key') as string | undefined) ?? '';
    // What somebody chose stays.
    if (!isNew || key !== suggested.current) return;
    suggested.current = suggestKey(displayName, taken);
    form.setFieldValue('key', suggested.current);
  };
  return (
    <>
      <Form.Item
        name="displayName"
        label={t('form.displayName')}
        extra={t('form.displayNameHint')}
        rules={[{ required: true, whitespace: true, message: t('form.displayNameMissing') }]}
      >
        <Input autoComplete="off" maxLength={255} onChange={({ target }) => follow(target.value)} />
      </Form.Item>
      <Form.Item
        name="key"
        label={t('form.key')}
        extra={t('form.keyHint')}
        rules={[{ required: true, pattern: /^[A-Za-z][A-Za-z0-9_]*$/, message: t('form.keyMissing') }]}
      >
        <Input autoComplete="off" maxLength={50} disabled={!isNew} />
      </Form.Item>
    </>
  );
}
