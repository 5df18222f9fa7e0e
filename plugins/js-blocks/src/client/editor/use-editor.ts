import { type SettingsFormProps, useFeedback, useT } from '@mortise/plugin-api/client';
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { FindingActions } from './code/code-diagnostics';
import type { CodeHandle } from './code/code-editor';
import type { Finding, WrittenSecret } from './lint/finding';
import type { PanelKey } from './panels/panel-key';
import { type RunLog, useRunLog } from './panels/use-run-log';
import { type BlockEditing, useBlockEditing } from './use-block-editing';
import { useFindings } from './use-findings';

/** Everything the parts of the editor have in common. */
export interface Editor {
  readonly form: SettingsFormProps;
  readonly editing: BlockEditing;
  readonly log: RunLog;
  readonly findings: readonly Finding[];
  readonly actions: FindingActions;
  readonly handle: RefObject<CodeHandle | null>;
  readonly panel: PanelKey;
  /** What is about to be moved out of the code. */
  readonly secret: WrittenSecret | undefined;
  showPanel(panel: PanelKey): void;
  askSecret(secret: WrittenSecret | undefined): void;
  run(): void;
}

export function useEditor(form: SettingsFormProps): Editor {
  const editing = useBlockEditing(form);
  const log = useRunLog();
  const handle = useRef<CodeHandle>(null);
  const [panel, showPanel] = useState<PanelKey>('console');
  const [secret, askSecret] = useState<WrittenSecret>();
  const [ran, setRan] = useState(editing.code);
  const { fault } = log;
  const findings = useFindings(
    editing.code,
    useMemo(() => (fault === undefined ? undefined : { fault, code: ran }), [fault, ran]),
  );
  const actions = useMemo<FindingActions>(() => ({ onSecret: askSecret, onFix: (changes) => handle.current?.change(changes) }), []);
  const tellBroken = useBrokenNotice(showPanel);
  const run = (): void => {
    log.clear();
    setRan(editing.code);
    if (!editing.run()) tellBroken();
  };
  return { form, editing, log, findings, actions, handle, panel, secret, showPanel, askSecret, run };
}

function useBrokenNotice(showPanel: (panel: PanelKey) => void): () => void {
  const t = useT();
  const feedback = useFeedback();
  return () => {
    showPanel('problems');
    feedback.info(t('editor.broken'));
  };
}
