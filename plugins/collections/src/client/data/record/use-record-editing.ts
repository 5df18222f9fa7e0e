import { useFeedback, useT } from '@mortise/plugin-api/client';
import { Form, type FormInstance } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { type DataCollection, type DataField, type DataRecord, keyOf, writableFields } from '../model/data-collection';
import { useWrite } from '../model/use-write';
import type { SubmitDrafts } from './record-form';
import { type Drafts, changedValues, draftsOf, isChanged } from './record-values';

export interface RecordEditing {
  readonly form: FormInstance<Drafts>;
  readonly fields: readonly DataField[];
  /** The record the form rests on, and its values there. */
  readonly base: DataRecord;
  readonly before: Drafts;
  /** Somebody else changed what is being edited here. */
  readonly changedElsewhere: boolean;
  /** Shows the record as it is now instead. */
  takeOver(): void;
  onDirty(dirty: boolean): void;
  readonly submit: SubmitDrafts;
}

/** Editing one record while others may change it: an untouched form follows, a touched one is left alone. */
export function useRecordEditing(collection: DataCollection, record: DataRecord, onDirty: (dirty: boolean) => void): RecordEditing {
  const [form] = Form.useForm<Drafts>();
  const fields = useMemo(() => writableFields(collection, 'update'), [collection]);
  // The record as it was when the first change was typed.
  const [pinned, setPinned] = useState<DataRecord | undefined>();
  const [saving, setSaving] = useState(false);
  const base = pinned ?? record;
  const before = useMemo(() => draftsOf(fields, base), [fields, base]);
  const now = useMemo(() => draftsOf(fields, record), [fields, record]);
  const touched = (dirty: boolean): void => {
    setPinned(dirty ? base : undefined);
    onDirty(dirty);
  };
  useEffect(() => {
    if (pinned === undefined) form.setFieldsValue(now);
  }, [pinned, now, form]);
  const save = useSave(collection, fields);
  const submit: SubmitDrafts = async (drafts) => {
    setSaving(true);
    try {
      const faults = await save(base, before, drafts);
      if (faults === undefined) touched(false);
      return faults;
    } finally {
      setSaving(false);
    }
  };
  const changedElsewhere = pinned !== undefined && !saving && isChanged(fields, before, now);
  return { form, fields, base, before, changedElsewhere, takeOver: () => touched(false), onDirty: touched, submit };
}

type Save = (base: DataRecord, before: Drafts, drafts: Drafts) => ReturnType<SubmitDrafts>;

function useSave(collection: DataCollection, fields: readonly DataField[]): Save {
  const t = useT();
  const write = useWrite(collection.name);
  const feedback = useFeedback();
  return async (base, before, drafts) => {
    const parsed = changedValues(fields, before, drafts);
    if ('faults' in parsed) return parsed.faults;
    const key = keyOf(collection, base);
    if (key === undefined || Object.keys(parsed.values).length === 0) {
      feedback.info(t('data.record.nothing'));
      return undefined;
    }
    await write.update(key, parsed.values);
    feedback.success(t('data.record.saved'));
    return undefined;
  };
}
