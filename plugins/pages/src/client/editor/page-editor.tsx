import { CloseOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Loaded, Screen, UnsavedGuard, leavesPageOr } from '@mortise/ui';
import { Alert, Button, Flex, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PageContent } from '../../contract';
import { findBlock, removeBlock } from '../model/edit-content';
import { PageView } from '../page/page-view';
import { AddBlock } from './add-block';
import { BlockDrawer } from './block-drawer';
import { BlockTools } from './block-tools';
import { type DraftEditing, useDraft } from './use-draft';

/** Its tabs are part of the draft. */
const LEAVES = leavesPageOr(['edit']);

export interface PageEditorProps {
  readonly uid: string;
  onLeave(): void;
}

/** A page as its author sees it: every block with its tools, and what becomes of the draft. */
export default function PageEditor({ uid, onLeave }: PageEditorProps): ReactNode {
  const t = useT();
  const draft = useDraft(uid);
  return (
    <Screen
      title={draft.query.data?.title ?? t('page.title')}
      description={t('editor.description')}
      actions={<EditorActions draft={draft} onLeave={onLeave} />}
    >
      <UnsavedGuard dirty={draft.isDirty} hint={t('editor.unsaved')} leaves={LEAVES} />
      {draft.isConflict ? <Conflict draft={draft} /> : null}
      <Loaded query={draft.query}>
        {({ content }) => <EditedContent uid={uid} content={draft.content ?? content} onChange={draft.change} />}
      </Loaded>
    </Screen>
  );
}

interface EditorActionsProps {
  readonly draft: DraftEditing;
  onLeave(): void;
}

function EditorActions({ draft, onLeave }: EditorActionsProps): ReactNode {
  const t = useT();
  const { query, isDirty, busy } = draft;
  const { isChanged = false, revision = 0 } = query.data ?? {};
  const state = isDirty ? 'unsaved' : isChanged ? 'draft' : 'published';
  return (
    <Flex wrap gap="small" align="center">
      <Tag color={state === 'published' ? 'success' : 'warning'} role="status">
        {t(`editor.state.${state}`)}
      </Tag>
      <Button icon={<CloseOutlined />} onClick={onLeave}>
        {t('editor.leave')}
      </Button>
      {isChanged && revision > 0 && !isDirty ? (
        <Button loading={busy === 'discardDraft'} onClick={() => void draft.act('discardDraft')}>
          {t('editor.discard')}
        </Button>
      ) : null}
      <Button disabled={!isDirty} loading={busy === 'saveDraft'} onClick={() => void draft.act('saveDraft')}>
        {t('editor.save')}
      </Button>
      <Button type="primary" disabled={!isDirty && !isChanged} loading={busy === 'publish'} onClick={() => void draft.act('publish')}>
        {t('editor.publish')}
      </Button>
    </Flex>
  );
}

function Conflict({ draft }: { readonly draft: DraftEditing }): ReactNode {
  const t = useT();
  return (
    <Alert
      type="warning"
      showIcon
      title={t('editor.conflict')}
      description={t('editor.conflictHint')}
      action={
        <Flex vertical gap="small">
          <Button onClick={() => void draft.takeTheirs()}>{t('editor.takeTheirs')}</Button>
          <Button onClick={() => void draft.keepOwn()}>{t('editor.keepOwn')}</Button>
        </Flex>
      }
    />
  );
}

interface EditedContentProps {
  readonly uid: string;
  readonly content: PageContent;
  onChange(content: PageContent): void;
}

function EditedContent({ uid, content, onChange }: EditedContentProps): ReactNode {
  const [open, setOpen] = useState<string>();
  const block = open === undefined ? undefined : findBlock(content, open);
  return (
    <>
      <PageView
        page={{ uid }}
        content={content}
        tools={(one) => (
          <BlockTools
            block={one}
            content={content}
            onChange={onChange}
            onSettings={() => setOpen(one.key)}
            onRemove={() => onChange(removeBlock(content, one.key))}
          />
        )}
        below={(tab) => <AddBlock content={content} tab={tab.key} onAdded={(next, key) => (onChange(next), setOpen(key))} />}
      />
      <BlockDrawer uid={uid} block={block} content={content} onChange={onChange} onClose={() => setOpen(undefined)} />
    </>
  );
}
