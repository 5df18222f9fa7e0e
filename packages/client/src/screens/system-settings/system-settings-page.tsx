import { useT } from '@mortise/plugin-api/client';
import { FailureNotice, Screen } from '@mortise/ui';
import { Button, Card, Flex, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { ColorField } from './color-field';
import { LanguageFields } from './language-fields';
import { LookPreview } from './look-preview';
import { readColor } from './main-colors';
import { type SettingsForm, type SettingsValues, useSettingsForm } from './use-settings-form';

const MAX_TITLE = 60;

/** `/settings/system`: the name, the colour and the languages of the installation. */
export default function SystemSettingsPage(): ReactNode {
  const t = useT();
  const settingsForm = useSettingsForm();
  return (
    <Screen title={t('systemSettings.title')} description={t('systemSettings.hint')}>
      <Flex wrap gap="large" align="flex-start">
        <Card style={{ flex: '1 1 420px', maxWidth: 720, minWidth: 0 }}>
          <SettingsItems {...settingsForm} />
        </Card>
        <Preview {...settingsForm} />
      </Flex>
    </Screen>
  );
}

function SettingsItems({ form, settings, busy, error, submit }: SettingsForm): ReactNode {
  const t = useT();
  return (
    <Form
      form={form}
      name="system"
      layout="vertical"
      initialValues={settings}
      scrollToFirstError={{ focus: true, block: 'center' }}
      onValuesChange={(change) => keepDefault(form, change)}
      onFinish={(values) => void submit(values)}
    >
      <Form.Item
        name="title"
        label={t('systemSettings.name')}
        extra={t('systemSettings.nameHint')}
        rules={[{ required: true, whitespace: true, message: t('systemSettings.nameRequired') }]}
      >
        <Input maxLength={MAX_TITLE} showCount autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="primaryColor"
        label={t('systemSettings.color')}
        rules={[{ validator: colorValidator(t('systemSettings.colorInvalid')) }]}
      >
        <ColorField />
      </Form.Item>
      <LanguageFields form={form} />
      <Flex vertical gap="middle">
        {error === undefined ? null : <FailureNotice error={error} />}
        <div>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('systemSettings.save')}
          </Button>
        </div>
      </Flex>
    </Form>
  );
}

function Preview({ form, settings }: SettingsForm): ReactNode {
  const title = Form.useWatch('title', form) ?? settings.title;
  const typed = Form.useWatch('primaryColor', form) ?? settings.primaryColor;
  return <LookPreview title={title} color={readColor(typed) ?? settings.primaryColor} />;
}

function colorValidator(message: string) {
  return (_rule: unknown, text: string): Promise<void> =>
    readColor(text) === undefined ? Promise.reject(new Error(message)) : Promise.resolve();
}

/** The default is one of the enabled languages, whatever is ticked. */
function keepDefault(form: SettingsForm['form'], { enabledLanguages }: Partial<SettingsValues>): void {
  const [first] = enabledLanguages ?? [];
  if (first === undefined || enabledLanguages?.includes(form.getFieldValue('defaultLanguage') as string)) return;
  form.setFieldValue('defaultLanguage', first);
}
