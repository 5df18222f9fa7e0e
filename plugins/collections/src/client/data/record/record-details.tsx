import { useT } from '@mortise/plugin-api/client';
import { Alert, Button, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { type DataCollection, type DataRecord, shownFields, writableFields } from '../model/data-collection';
import { kindOf } from '../model/field-kind';
import { ReadOnlyFields } from './read-only-fields';
import { RecordForm } from './record-form';
import { RelatedRecords } from './related-records';
import { useRecordEditing } from './use-record-editing';

export interface RecordDetailsProps {
  readonly collection: DataCollection;
  readonly record: DataRecord;
  onDirty(dirty: boolean): void;
  onCancel(): void;
}

/** A record: what the viewer may change as a form, the rest as text, and the records that belong to it. */
export function RecordDetails(props: RecordDetailsProps): ReactNode {
  const { collection, record } = props;
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

function RecordEditor({ collection, record, onDirty, onCancel }: RecordDetailsProps): ReactNode {
  const t = useT();
  const editing = useRecordEditing(collection, record, onDirty);
  return (
    <div>
      {editing.changedElsewhere ? (
        <Alert
          type="warning"
          showIcon
          role="status"
          style={{ marginBottom: 16 }}
          title={t('data.record.elsewhere')}
          description={t('data.record.elsewhereHint')}
          action={<Button onClick={editing.takeOver}>{t('data.record.takeOver')}</Button>}
        />
      ) : null}
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
