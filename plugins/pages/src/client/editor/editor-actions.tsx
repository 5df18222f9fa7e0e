import { CloseOutlined, EyeOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Tag, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { PublishDialog } from './publish-dialog';
import type { DraftEditing } from './use-draft';
import { useDraftLoss } from './use-draft-loss';

export interface EditorActionsProps {
  readonly uid: string;
  readonly draft: DraftEditing;
  onPreview(): void;
  onLeave(): void;
}

/** The buttons above a draft: its steps, and what becomes of it. */
export function EditorActions({ uid, draft, onPreview, onLeave }: EditorActionsProps): ReactNode {
  const t = useT();
  const { query, isDirty, busy } = draft;
  const { isChanged = false, revision = 0 } = query.data ?? {};
  const state = isDirty ? 'unsaved' : isChanged ? 'draft' : 'published';
  return (
    <Flex wrap gap="small" align="center">
      <Tag color={state === 'published' ? 'success' : 'warning'} role="status">
        {t(`editor.state.${state}`)}
      </Tag>
      <StepButton name="undo" icon={<UndoOutlined />} step={draft.undo} />
      <StepButton name="redo" icon={<RedoOutlined />} step={draft.redo} />
      <Button icon={<EyeOutlined />} onClick={onPreview}>
        {t('preview.open')}
      </Button>
      <Button icon={<CloseOutlined />} onClick={onLeave}>
        {t('editor.leave')}
      </Button>
      {isChanged && revision > 0 && !isDirty ? <DiscardButton draft={draft} /> : null}
      <Button disabled={!isDirty} loading={busy === 'saveDraft'} onClick={() => void draft.act('saveDraft')}>
        {t('editor.save')}
      </Button>
      <PublishButton uid={uid} draft={draft} />
    </Flex>
  );
}

function DiscardButton({ draft }: Pick<EditorActionsProps, 'draft'>): ReactNode {
  const t = useT();
  const { mayLose, holder } = useDraftLoss();
  const discard = async (): Promise<void> => {
    if (await mayLose()) await draft.act('discardDraft');
  };
  return (
    <>
      {holder}
      <Button loading={draft.busy === 'discardDraft'} onClick={() => void discard()}>
        {t('editor.discard')}
      </Button>
    </>
  );
}

function PublishButton({ uid, draft }: Pick<EditorActionsProps, 'uid' | 'draft'>): ReactNode {
  const t = useT();
  const [isPublishing, setPublishing] = useState(false);
  const { query, content, isDirty, busy } = draft;
  const { isChanged = false, revision = 0 } = query.data ?? {};
  const publish = async (note: string | undefined): Promise<void> => {
    // What was refused for another reason can be mended and tried again, the note still there.
    if ((await draft.act('publish', note)) !== 'failed') setPublishing(false);
  };
  return (
    <>
      <Button type="primary" disabled={!isDirty && !isChanged} loading={busy === 'publish'} onClick={() => setPublishing(true)}>
        {t('editor.publish')}
      </Button>
      {isPublishing && content !== undefined ? (
        <PublishDialog
          uid={uid}
          revision={revision}
          content={content}
          busy={busy !== undefined}
          onPublish={(note) => void publish(note)}
          onClose={() => setPublishing(false)}
        />
      ) : null}
    </>
  );
}

interface StepButtonProps {
  readonly name: 'undo' | 'redo';
  readonly icon: ReactNode;
  readonly step: (() => void) | undefined;
}

function StepButton({ name, icon, step }: StepButtonProps): ReactNode {
  const t = useT();
  return (
    <Tooltip title={t(`editor.steps.${name}`)}>
      <Button icon={icon} aria-label={t(`editor.steps.${name}`)} disabled={step === undefined} onClick={step} />
    </Tooltip>
  );
}
