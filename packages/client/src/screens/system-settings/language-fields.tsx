import { useT } from '@mortise/plugin-api/client';
import { Checkbox, Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import { LANGUAGES } from '../../texts/languages';
import type { SettingsForm } from './use-settings-form';

/** Languages in their own words, and said in them. */
const OPTIONS = Object.entries(LANGUAGES).map(([value, name]) => ({ value, label: <span lang={value}>{name}</span> }));

/** Which languages people may choose, and which one they get without choosing. */
export function LanguageFields({ form }: Pick<SettingsForm, 'form'>): ReactNode {
  const t = useT();
  const enabled = Form.useWatch('enabledLanguages', form) ?? [];
  return (
    <>
      <Form.Item
        name="enabledLanguages"
        label={t('systemSettings.languages')}
        extra={t('systemSettings.languagesHint')}
        rules={[{ type: 'array', required: true, min: 1, message: t('systemSettings.languagesRequired') }]}
      >
        <Choices label={t('systemSettings.languages')} />
      </Form.Item>
      <Form.Item name="defaultLanguage" label={t('systemSettings.defaultLanguage')} extra={t('systemSettings.defaultLanguageHint')}>
        <Radio.Group aria-label={t('systemSettings.defaultLanguage')} options={OPTIONS.filter(({ value }) => enabled.includes(value))} />
      </Form.Item>
    </>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (value: string[]) => void;
}

function Choices({ label, id, value = [], onChange }: ChoicesProps): ReactNode {
  return (
    <div role="group" aria-label={label} id={id}>
      <Checkbox.Group options={OPTIONS} value={value} onChange={(all) => onChange?.(all)} />
    </div>
  );
}
