import { type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import { Button, Collapse, Flex, Typography } from 'antd';
import { type ReactNode, useRef } from 'react';
import { CodeEditor, type CodeHandle } from '../../editor/code/code-editor';
import { GrantsForm } from '../../editor/grants/grants-form';
import { ProblemsPanel } from '../../editor/panels/problems-panel';
import { useFindings } from '../../editor/use-findings';
import { useCodeEditing } from './use-code-editing';

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
  const findings = useFindings(editing.code, undefined);
  const handle = useRef<CodeHandle>(null);
  const done = (): void => {
    editing.commit();
    onClose();
  };
  return (
    <Flex vertical gap="middle">
      <Flex gap="middle" justify="space-between" align="start">
        <Typography.Text type="secondary">{hint}</Typography.Text>
        <Button type="primary" onClick={done}>
          {t('logic.done')}
        </Button>
      </Flex>
      <div style={{ height: 'min(50vh, 480px)' }}>
        <CodeEditor
          initial={editing.code}
          label={t('logic.code')}
          findings={findings}
          actions={ACTIONS}
          handle={handle}
          onChange={editing.changeCode}
          onRun={editing.commit}
        />
      </div>
      <ProblemsPanel
        code={editing.code}
        findings={findings}
        actions={{ ...ACTIONS, onFix: (changes) => handle.current?.change(changes) }}
        onGoTo={(line) => handle.current?.goTo(line)}
      />
      <Collapse
        items={[
          {
            key: 'grants',
            label: t('logic.grants'),
            children: <GrantsForm grants={editing.grants} onChange={editing.changeGrants} />,
          },
        ]}
      />
    </Flex>
  );
}
