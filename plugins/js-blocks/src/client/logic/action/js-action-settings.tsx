import { type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Checkbox, Flex, Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { CodeSetting } from '../settings/code-setting';
import { ACTION_LOOKS, readActionSettings } from './action-settings';

/** What a button says, what it does, and what follows. */
export default function JsActionSettings(props: SettingsFormProps): ReactNode {
  const t = useT();
  const { settings, onChange } = props;
  const { label, look, question, after } = readActionSettings(settings);
  const change = (part: JsonObject): void => onChange({ ...settings, ...part });
  const lookId = useId();
  return (
    <Flex vertical gap="middle">
      <TextSetting label={t('logic.action.labelOf')} value={label} onChange={(next) => change({ label: next })} />
      <Flex vertical>
        <label htmlFor={lookId}>{t('logic.action.look')}</label>
        <Select
          id={lookId}
          value={look}
          options={ACTION_LOOKS.map((value) => ({ value, label: t(`logic.action.looks.${value}`) }))}
          onChange={(next) => change({ look: next })}
        />
      </Flex>
      <CodeSetting {...props} kind="action" hint={t('logic.action.hint')} />
      <TextSetting label={t('logic.action.question')} value={question} onChange={(next) => change({ question: next })} />
      <TextSetting label={t('logic.action.after')} value={after.message} onChange={(message) => change({ after: { ...after, message } })} />
      <Checkbox checked={after.closesView} onChange={({ target }) => change({ after: { ...after, closesView: target.checked } })}>
        {t('logic.action.closesView')}
      </Checkbox>
    </Flex>
  );
}

interface TextSettingProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

function TextSetting({ label, value, onChange }: TextSettingProps): ReactNode {
  const id = useId();
  return (
    <Flex vertical>
      <label htmlFor={id}>{label}</label>
      <Input id={id} value={value} maxLength={200} onChange={({ target }) => onChange(target.value)} />
    </Flex>
  );
}
