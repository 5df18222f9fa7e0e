import { useT } from '@mortise/plugin-api/client';
import { Alert, Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import type { DataCollection, RecordKey } from '../model/data-collection';
import { ConflictDialog } from './conflict-dialog';
import { GoneNotice } from './gone-notice';
import type { RecordEditing } from './use-record-editing';

export interface EditingNoticesProps {
  readonly collection: DataCollection;
  readonly editing: RecordEditing;
  /** Somebody deleted it while it was looked at. */
  readonly isGone: boolean;
  onDirty(dirty: boolean): void;
  /** Shows another record instead. */
  onOpen(key: RecordKey | undefined): void;
}

/** What others have done to the record meanwhile, and what can be done about it. */
export function EditingNotices({ collection, isGone, editing, onDirty, onOpen }: EditingNoticesProps): ReactNode {
  const { form, fields, before, conflict, settle } = editing;
  const restored = (key: RecordKey | undefined): void => {
    onDirty(false);
    onOpen(key);
  };
  return (
    <>
      {isGone ? <GoneNotice collection={collection} drafts={() => form.getFieldsValue()} onRestored={restored} /> : null}
      {conflict === undefined ? null : (
        <ConflictDialog fields={fields} before={before} mine={form.getFieldsValue()} theirs={conflict} onSettle={settle} />
      )}
      {editing.changedElsewhere && !isGone ? <ElsewhereNotice editing={editing} /> : null}
    </>
  );
}

function ElsewhereNotice({ editing }: { readonly editing: RecordEditing }): ReactNode {
  const t = useT();
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      style={{ marginBottom: 16 }}
      title={t('data.record.elsewhere')}
      description={t('data.record.elsewhereHint')}
      action={
        <Flex vertical gap="small">
          <Button onClick={editing.compare}>{t('data.record.compare')}</Button>
          <Button onClick={editing.takeOver}>{t('data.record.takeOver')}</Button>
        </Flex>
      }
    />
  );
}
