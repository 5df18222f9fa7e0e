import { type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import { Button, Collapse, Flex, Typography } from 'antd';
import { type ReactNode, useRef } from 'react';
import { CodeEditor, type CodeHandle } from '../../editor/code/code-editor';
import { GrantsForm } from '../../editor/grants/grants-form';
import type { CodeChange } from '../../editor/lint/finding';
import { ProblemsPanel } from '../../editor/panels/problems-panel';
import { useFindings } from '../../editor/use-findings';
import { type CodeEditing, useCodeEditing } from './use-code-editing';

export interface CodeScreenProps extends SettingsFormProps {
  /** What the code is for, and what it is given. */
  readonly hint: string;
  onClose(): void;
}

const ACTIONS = { onSecret: () => undefined };

/** Code that is part of something else: an editor, what is wrong with it, and the rights of its block. */
export default function CodeScreen({ hint, onClose, ...form }: CodeScreenProps): ReactNode {
  const t = useT();
  const editing = useCodeEditing(form);
  const done = (): void => {
    editing.commit();
    onClose();
  };
  const grants = <GrantsForm grants={editing.grants} onChange={editing.changeGrants} />;
  return (
    <Flex vertical gap="middle">
      <Flex gap="middle" justify="space-between" align="start">
        <Typography.Text type="secondary">{hint}</Typography.Text>
        <Button type="primary" onClick={done}>
          {t('logic.done')}
        </Button>
      </Flex>
      <CodeField editing={editing} />
      <Collapse items={[{ key: 'grants', label: t('logic.grants'), children: grants }]} />
    </Flex>
  );
}

function CodeField({ editing: { code, changeCode, commit } }: { readonly editing: CodeEditing }): ReactNode {
  const t = useT();
  const findings = useFindings(code, undefined);
  const handle = useRef<CodeHandle>(null);
  const actions = { ...ACTIONS, onFix: (changes: readonly CodeChange[]) => handle.current?.change(changes) };
  return (
    <>
      <div style={{ height: 'min(50vh, 480px)' }}>
        <CodeEditor
          initial={code}
          label={t('logic.code')}
          findings={findings}
          actions={ACTIONS}
          handle={handle}
          onChange={changeCode}
          onRun={commit}
        />
      </div>
      <ProblemsPanel code={code} findings={findings} actions={actions} onGoTo={(line) => handle.current?.goTo(line)} />
    </>
  );
}
