import { useT } from '@mortise/plugin-api/client';
import { Loaded, useFocusReturn } from '@mortise/ui';
import { Flex, Input, Modal, Typography } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { PageContent } from '../../contract';
import { ChangeList } from '../changes/change-list';
import { useRevision } from '../changes/use-revision';

export interface PublishDialogProps {
  readonly uid: string;
  /** What viewers see now; 0 before the first publishing. */
  readonly revision: number;
  readonly content: PageContent;
  readonly busy: boolean;
  onPublish(note: string | undefined): void;
  onClose(): void;
}

/** Says what viewers will see that they do not see now, and what blocks may do from then on. */
export function PublishDialog({ uid, revision, content, busy, onPublish, onClose }: PublishDialogProps): ReactNode {
  const t = useT();
  const id = useId();
  const [note, setNote] = useState('');
  const before = useRevision(uid, revision);
  useFocusReturn(true);
  return (
    <Modal
      open
      title={t('publish.title')}
      okText={t('editor.publish')}
      cancelText={t('publish.cancel')}
      confirmLoading={busy}
      onOk={() => onPublish(note.trim() === '' ? undefined : note.trim())}
      onCancel={onClose}
    >
      <Flex vertical gap="middle">
        <Typography.Text type="secondary">{t(revision === 0 ? 'publish.first' : 'publish.hint')}</Typography.Text>
        <div style={{ maxHeight: '50vh', overflowY: 'auto' }}>
          <Loaded query={before}>{(published) => <ChangeList before={published} after={content} />}</Loaded>
        </div>
        <Flex vertical>
          <label htmlFor={id}>{t('publish.note')}</label>
          <Input.TextArea
            id={id}
            value={note}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            placeholder={t('publish.notePlaceholder')}
            onChange={({ target }) => setNote(target.value)}
          />
        </Flex>
      </Flex>
    </Modal>
  );
}
