import { useFeedback, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ShownSecret } from '../../contract';
import { SECRET_NAME } from './secret-place';
import { useSecretEditor } from './use-secrets';

export interface SecretFormProps {
  readonly open: boolean;
  /** The one to change; undefined for a new one. */
  readonly secret: ShownSecret | undefined;
  onClose(): void;
}

interface SecretValues {
  readonly name: string;
  readonly value?: string;
  readonly description?: string;
  readonly hosts: readonly string[];
}

/** A secret's name, value and where it may be sent. The value goes in and never comes out. */
export function SecretForm({ open, secret, onClose }: SecretFormProps): ReactNode {
  const t = useT();
  const save = useSave(secret);
  const isNew = secret === undefined;
  return (
    <FormDrawer<SecretValues>
      open={open}
      title={isNew ? t('secrets.add') : t('secrets.editOf', { name: secret.name })}
      initialValues={{ name: secret?.name ?? '', description: secret?.description ?? '', hosts: secret?.hosts ?? [] }}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('secrets.name')} rules={[{ required: true, pattern: SECRET_NAME, message: t('secrets.nameRule') }]}>
        <Input autoFocus={isNew} disabled={!isNew} autoComplete="off" maxLength={50} />
      </Form.Item>
      <Form.Item
        name="value"
        label={t('secrets.value')}
        extra={t(isNew ? 'secrets.valueHint' : 'secrets.valueKept')}
        rules={isNew ? [{ required: true, message: t('secrets.valueMissing') }] : []}
      >
        <Input.Password autoComplete="new-password" maxLength={8000} visibilityToggle={false} />
      </Form.Item>
      <Form.Item name="description" label={t('secrets.description')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="hosts" label={t('secrets.hosts')} extra={t('secrets.hostsHint')}>
        <Select mode="tags" tokenSeparators={[' ', ',']} open={false} suffixIcon={null} />
      </Form.Item>
    </FormDrawer>
  );
}

function useSave(secret: ShownSecret | undefined): (values: SecretValues) => Promise<void> {
  const t = useT();
  const editor = useSecretEditor();
  const feedback = useFeedback();
  return async ({ name, value = '', description = '', hosts }) => {
    const shown = { description: description === '' ? null : description, hosts };
    if (secret === undefined) await editor.create({ name, value, ...shown });
    else await editor.update(secret.name, value === '' ? shown : { ...shown, value });
    feedback.success(t('secrets.saved', { name: secret?.name ?? name }));
  };
}
