import { useT } from '@mortise/plugin-api/client';
import { Flex, Typography } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { type DataCollection, type RecordKey, shownFields, writableFields } from '../model/data-collection';
import { kindOf } from '../model/field-kind';
import { EditingNotices } from './editing-notices';
import { ReadOnlyFields } from './read-only-fields';
import { RecordForm } from './record-form';
import { RelatedRecords } from './related-records';
import type { VersionedRecord } from './use-record';
import { useRecordEditing } from './use-record-editing';

export interface RecordDetailsProps {
  readonly collection: DataCollection;
  readonly read: VersionedRecord;
  /** Somebody deleted it while it was looked at. */
  readonly isGone: boolean;
  onDirty(dirty: boolean): void;
  onCancel(): void;
  /** Shows another record instead. */
  onOpen(key: RecordKey | undefined): void;
}

/** A record: what the viewer may change as a form, the rest as text, and the records that belong to it. */
export function RecordDetails(props: RecordDetailsProps): ReactNode {
  const { collection, read } = props;
  const { record } = read;
  const t = useT();
  const writable = new Set(writableFields(collection, 'update').map(({ name }) => name));
  const shown = shownFields(collection);
  const fixed = shown.filter((field) => kindOf(field) !== 'many' && !writable.has(field.name));
  const lists = shown.filter((field) => kindOf(field) === 'many');
  return (
    <Flex vertical gap="large">
      {writable.size === 0 ? null : <RecordEditor {...props} />}
      {lists.map((field) => (
        <RelatedRecords key={field.name} collection={collection} record={record} field={field} />
      ))}
      {fixed.length === 0 ? null : (
        <section>
          {writable.size === 0 ? null : (
            <Typography.Title level={2} style={{ fontSize: 16 }}>
              {t('data.record.about')}
            </Typography.Title>
          )}
          <ReadOnlyFields fields={fixed} record={record} />
        </section>
      )}
    </Flex>
  );
}

function RecordEditor(props: RecordDetailsProps): ReactNode {
  const { collection, read, onDirty, onCancel } = props;
  const t = useT();
  const fields = useMemo(() => writableFields(collection, 'update'), [collection]);
  const editing = useRecordEditing({ collection, fields, read, onDirty });
  return (
    <div>
      <EditingNotices {...props} editing={editing} />
      <RecordForm
        form={editing.form}
        fields={editing.fields}
        before={editing.before}
        record={editing.base}
        isRequired={({ allowNull }) => allowNull === false}
        submitText={t('data.record.save')}
        missing={collection.actions.update?.scoped === true ? t('data.scoped.refused') : undefined}
        onDirty={editing.onDirty}
        onSubmit={editing.submit}
        onCancel={onCancel}
      />
      {collection.actions.update?.scoped === true ? (
        <Typography.Paragraph type="secondary" style={{ marginTop: 8, marginBottom: 0 }}>
          {t('data.scoped.update')}
        </Typography.Paragraph>
      ) : null}
    </div>
  );
}
