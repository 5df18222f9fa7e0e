import { useT } from '@mortise/plugin-api/client';
import { Button, Collapse, Flex, Typography } from 'antd';
import { type ReactNode, type RefObject, useRef } from 'react';
import { CodeEditor, type CodeHandle } from '../../editor/code/code-editor';
import type { CtxMember } from '../../editor/ctx/ctx-member';
import { GrantsForm } from '../../editor/grants/grants-form';
import type { CodeChange } from '../../editor/lint/code-change';
import { ProblemsPanel } from '../../editor/panels/problems-panel';
import { useFindings } from '../../editor/use-findings';
import { membersOf } from './code-members';
import type { CodeSettingProps } from './code-setting';
import { type CodeEditing, useCodeEditing } from './use-code-editing';
import { useToldItems } from './use-told-items';

export interface CodeScreenProps extends CodeSettingProps {
  onClose(): void;
}

interface CodeFieldProps {
  readonly editing: CodeEditing;
  readonly members: readonly CtxMember[];
  readonly handle: RefObject<CodeHandle | null>;
}

const ACTIONS = { onSecret: () => undefined };

/** Code that is part of something else: an editor, what is wrong with it, and the rights of its block. */
export default function CodeScreen({ kind, hint, onClose, ...form }: CodeScreenProps): ReactNode {
  const t = useT();
  const editing = useCodeEditing(form);
  const done = (): void => {
    editing.commit();
    onClose();
  };
  const handle = useRef<CodeHandle>(null);
  const told = useToldItems({ form, editing, onGoTo: (line, column) => handle.current?.goTo(line, column) });
  const grants = <GrantsForm grants={editing.grants} onChange={editing.changeGrants} />;
  return (
    <Flex vertical gap="middle">
      <Flex gap="middle" justify="space-between" align="start">
        <Typography.Text type="secondary">{hint}</Typography.Text>
        <Button type="primary" onClick={done}>
          {t('logic.done')}
        </Button>
      </Flex>
      <CodeField editing={editing} members={membersOf(kind)} handle={handle} />
      <Collapse items={[...told, { key: 'grants', label: t('logic.grants'), children: grants }]} />
    </Flex>
  );
}

function CodeField({ editing: { code, changeCode, commit }, members, handle }: CodeFieldProps): ReactNode {
  const t = useT();
  const findings = useFindings(code, undefined, members);
  const actions = { ...ACTIONS, onFix: (changes: readonly CodeChange[]) => handle.current?.change(changes) };
  return (
    <>
      <div style={{ height: 'min(50vh, 480px)' }}>
        <CodeEditor
          initial={code}
          label={t('logic.code')}
          members={members}
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
