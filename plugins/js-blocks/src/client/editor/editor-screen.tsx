import { type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { MoveSecret } from '../secrets/move-secret';
import { secretCall } from '../secrets/secret-place';
import { CodeEditor } from './code/code-editor';
import './editor.css';
import { EditorBar } from './editor-bar';
import { EditorPanels } from './editor-panels';
import { withGrant } from './grants/edit-grants';
import { LiveBlock } from './live-block';
import { type Editor, useEditor } from './use-editor';
import { useSaving } from './use-saving';

export interface EditorScreenProps extends SettingsFormProps {
  readonly title: string;
  onClose(): void;
}

/** Code at one side, what it does at the other. */
export default function EditorScreen({ title, onClose, ...form }: EditorScreenProps): ReactNode {
  const t = useT();
  const editor = useEditor(form);
  const { editing, run } = editor;
  const saving = useSaving(form, editing);
  // The server has to know the block and its rights before it lets the block do anything.
  const runSaved = (): void => (saving.save === undefined ? run() : saving.save(run));
  return (
    <div className="js-editor-body">
      <EditorBar title={title} saving={saving} onRun={runSaved} onClose={() => (editing.tell(), onClose())} />
      <div className="js-editor">
        <CodeEditor
          initial={editing.code}
          label={t('editor.code')}
          findings={editor.findings}
          actions={editor.actions}
          handle={editor.handle}
          onChange={editing.changeCode}
          onRun={runSaved}
        />
        <div className="js-editor-side">
          <LiveBlock editor={editor} />
          <EditorPanels editor={editor} />
        </div>
      </div>
      <SecretDialog editor={editor} />
    </div>
  );
}

function SecretDialog({ editor: { secret, askSecret, editing, handle } }: { readonly editor: Editor }): ReactNode {
  const moved = (name: string): void => {
    if (secret !== undefined) handle.current?.change([secretCall(secret, name)]);
    editing.changeGrants(withGrant(editing.grants, { kind: 'secret', name }));
    askSecret(undefined);
  };
  return <MoveSecret secret={secret} onClose={() => askSecret(undefined)} onMoved={moved} />;
}
