import { useT } from '@mortise/plugin-api/client';
import { Loaded, Screen, UnsavedGuard, leavesPageOr, useUrlState } from '@mortise/ui';
import type { ReactNode } from 'react';
import { ConflictNotice } from './conflict-notice';
import { EditedContent } from './edited-content';
import { EditorActions } from './editor-actions';
import { PreviewAsRole } from './preview-as-role';
import { useDraft } from './use-draft';
import { useUndoKeys } from './use-undo-keys';

/** Its tabs are part of the draft. */
const LEAVES = leavesPageOr(['edit']);

export interface PageEditorProps {
  readonly uid: string;
  onLeave(): void;
}

/** A page as its author sees it: every block with its tools, and what becomes of the draft; with `?as=` as a role sees it. */
export default function PageEditor({ uid, onLeave }: PageEditorProps): ReactNode {
  const t = useT();
  const draft = useDraft(uid);
  const [role, setRole] = useUrlState('as', { push: true });
  useUndoKeys(role === undefined ? draft : { undo: undefined, redo: undefined });
  const guard = <UnsavedGuard dirty={draft.isDirty} hint={t('editor.unsaved')} leaves={LEAVES} />;
  if (role !== undefined) {
    const shown = { uid, role, version: draft.query.data?.version ?? 0, isDirty: draft.isDirty };
    return (
      <>
        {guard}
        <PreviewAsRole {...shown} onRole={setRole} onClose={() => setRole(undefined)} />
      </>
    );
  }
  return (
    <Screen
      title={draft.query.data?.title ?? t('page.title')}
      description={t('editor.description')}
      actions={<EditorActions uid={uid} draft={draft} onPreview={() => setRole('')} onLeave={onLeave} />}
    >
      {guard}
      {draft.isConflict && draft.content !== undefined ? <ConflictNotice uid={uid} mine={draft.content} draft={draft} /> : null}
      <Loaded query={draft.query}>
        {({ content }) => (
          <EditedContent
            uid={uid}
            content={draft.content ?? content}
            onChange={draft.change}
            save={async () => void (await draft.act('saveDraft'))}
          />
        )}
      </Loaded>
    </Screen>
  );
}
