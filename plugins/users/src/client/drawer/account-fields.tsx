import { useSession, useT } from '@mortise/plugin-api/client';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';

export interface AccountFieldsProps {
  /** Somebody begins to fill them in. */
  readonly isNew?: boolean;
}

/** Everything an account is described by. */
export function AccountFields({ isNew = false }: AccountFieldsProps): ReactNode {
  const t = useT();
  const form = Form.useFormInstance();
  const needed = {
    validator: () =>
      form.getFieldValue('username') || form.getFieldValue('email')
        ? Promise.resolve()
        : Promise.reject(new Error(t('users.needsAccount'))),
  };
  return (
    <>
      <Form.Item name="nickname" label={t('users.nickname')} extra={t('users.nicknameHint')}>
        <Input maxLength={255} autoComplete="off" autoFocus={isNew} />
      </Form.Item>
      <Form.Item name="username" label={t('users.username')} extra={t('users.usernameHint')} dependencies={['email']} rules={[needed]}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={t('users.email')} rules={[{ type: 'email', message: t('users.emailInvalid') }]}>
        <Input maxLength={254} autoComplete="off" inputMode="email" />
      </Form.Item>
      <Form.Item name="phone" label={t('users.phone')}>
        <Input maxLength={30} autoComplete="off" inputMode="tel" />
      </Form.Item>
      <Form.Item name="appLang" label={t('users.language')}>
        <LanguageSelect />
      </Form.Item>
    </>
  );
}

interface LanguageSelectProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
}

/** Languages by their own names: whoever looks for one need not know how it is called here. */
function LanguageSelect({ id = '', value, onChange }: LanguageSelectProps): ReactNode {
  const t = useT();
  const { enabledLanguages } = useSession().boot.settings;
  const tags = [...new Set([...enabledLanguages, ...(value ? [value] : [])])];
  const options = [{ value: '', label: t('users.languageOfBrowser') }, ...tags.map((tag) => ({ value: tag, label: nameOf(tag) }))];
  return <Select id={id} value={value ?? ''} options={options} onChange={(tag) => onChange?.(tag === '' ? null : tag)} />;
}

function nameOf(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
