import { type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { CodeSetting } from '../settings/code-setting';

/** The code of a chart's option. */
export default function JsOptionSettings(props: SettingsFormProps): ReactNode {
  const t = useT();
  return <CodeSetting {...props} kind="chart" hint={t('logic.option.hint')} />;
}
