import { type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { CodeSetting } from '../settings/code-setting';

/** The code of a column. */
export default function JsColumnSettings(props: SettingsFormProps): ReactNode {
  const t = useT();
  return <CodeSetting {...props} kind="column" hint={t('logic.column.hint')} />;
}
