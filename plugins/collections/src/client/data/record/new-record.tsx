import { useFeedback, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Form } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { type DataCollection, type RecordKey, keyOf, writableFields } from '../model/data-collection';
import { useWrite } from '../model/use-write';
import { RecordForm } from './record-form';
import { type Drafts, defaultDrafts, isRequired, newValues } from './record-values';
import type { SubmitDrafts } from './use-submit';

export interface NewRecordProps {
  readonly collection: DataCollection;
  /** What it begins with, by field. */
  readonly values: JsonObject;
  onDirty(dirty: boolean): void;
  /** With the key of the new record, where the viewer may know it. */
  onDone(key: RecordKey | undefined): void;
  onCancel(): void;
}

/** The form for a new record. */
export function NewRecord({ collection, values, onDirty, onDone, onCancel }: NewRecordProps): ReactNode {
  const t = useT();
  const write = useWrite(collection.name);
  const feedback = useFeedback();
  const [form] = Form.useForm<Drafts>();
  const fields = useMemo(() => writableFields(collection, 'create'), [collection]);
  const before = useMemo(() => defaultDrafts(fields, values), [fields, values]);
  const submit: SubmitDrafts = async (drafts) => {
    const parsed = newValues(fields, drafts);
    if ('faults' in parsed) return parsed.faults;
    const made = await write.create(parsed.values);
    feedback.success(t('data.record.created'));
    onDirty(false);
    onDone(keyOf(collection, made));
    return undefined;
  };
  return (
    <RecordForm
      form={form}
      fields={fields}
      before={before}
      isRequired={isRequired}
      submitText={t('data.record.create')}
      onDirty={onDirty}
      onSubmit={submit}
      onCancel={onCancel}
    />
  );
}
