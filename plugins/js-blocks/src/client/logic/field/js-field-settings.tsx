import { type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { CodeSetting } from '../settings/code-setting';

/** The code of a field. */
export default function JsFieldSettings(props: SettingsFormProps): ReactNode {
  const t = useT();
  return <CodeSetting {...props} kind="field" hint={t('logic.field.hint')} />;
}
