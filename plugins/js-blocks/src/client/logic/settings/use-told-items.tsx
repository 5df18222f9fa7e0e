import { type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { withGrant } from '../../editor/grants/edit-grants';
import { CallsPanel } from '../../editor/panels/calls-panel';
import { ConsolePanel } from '../../editor/panels/console-panel';
import { useCodeConsole } from '../units/code-console';
import { readCodeSettings } from './code-settings';
import type { CodeEditing } from './use-code-editing';

export interface ToldItem {
  readonly key: string;
  /** Says how much there is. */
  readonly label: string;
  readonly children: ReactNode;
}

export interface ToldOptions {
  readonly form: Pick<SettingsFormProps, 'settings' | 'place'>;
  readonly editing: Pick<CodeEditing, 'grants' | 'changeGrants'>;
  onGoTo(line: number, column?: number): void;
}

/** What the code wrote to its console, and what it called, since its last change, wherever it runs on the page behind. */
export function useToldItems({ form: { settings, place }, editing: { grants, changeGrants }, onGoTo }: ToldOptions): readonly ToldItem[] {
  const t = useT();
  const { lines, calls, total, clear } = useCodeConsole(place, readCodeSettings(settings).compiled);
  const labelOf = (panel: 'console' | 'calls', count: number): string => {
    const name = t(`editor.panels.${panel}`);
    return count === 0 ? name : t('editor.panelCount', { name, count });
  };
  return [
    {
      key: 'console',
      label: labelOf('console', total),
      children: <ConsolePanel lines={lines} total={total} onClear={clear} onGoTo={onGoTo} />,
    },
    {
      key: 'calls',
      label: labelOf('calls', calls.length),
      children: <CallsPanel calls={calls} grants={grants} onGrant={(request) => changeGrants(withGrant(grants, request))} />,
    },
  ];
}
