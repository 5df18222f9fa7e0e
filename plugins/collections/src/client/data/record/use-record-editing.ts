import { Form, type FormInstance } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { DataCollection, DataRecord } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { type Choices, merged } from './conflict';
import { type Drafts, draftsOf, isChanged } from './record-values';
import type { VersionedRecord } from './use-record';
import { type SaveRecord, useSaveRecord } from './use-save-record';
import type { SubmitDrafts } from './use-submit';

export interface RecordEditing {
  readonly form: FormInstance<Drafts>;
  readonly fields: readonly DataField[];
  /** The record the form rests on, and its values there. */
  readonly base: DataRecord;
  readonly before: Drafts;
  /** Somebody else changed what is being edited here. */
  readonly changedElsewhere: boolean;
  /** What others have saved meanwhile, while it has to be decided whose values are to stand. */
  readonly conflict: DataRecord | undefined;
  /** Shows both versions. */
  compare(): void;
  /** Saves the changes of both sides; undefined leaves everything as it is. */
  settle(choices: Choices | undefined): void;
  /** Shows the record as it is now instead. */
  takeOver(): void;
  onDirty(dirty: boolean): void;
  readonly submit: SubmitDrafts;
}

export interface RecordEditingOptions {
  readonly collection: DataCollection;
  /** Those the form offers; the same list for as long as they are the same. */
  readonly fields: readonly DataField[];
  readonly read: VersionedRecord;
  onDirty(dirty: boolean): void;
  /** Said when it is saved, instead of that it was. */
  readonly savedText?: string | undefined;
  /** It is saved, and everything shown is up to date. */
  onSaved?(): void;
}

/** Editing one record while others may change it: an untouched form follows, a touched one is left alone. */
export function useRecordEditing({ collection, fields, read, savedText, onDirty, onSaved }: RecordEditingOptions): RecordEditing {
  const [form] = Form.useForm<Drafts>();
  // The record as it was when the first change was typed, or when the changes of others were looked at.
  const [pinned, setPinned] = useState<VersionedRecord | undefined>();
  const base = pinned ?? read;
  const before = useMemo(() => draftsOf(fields, base.record), [fields, base]);
  const now = useMemo(() => draftsOf(fields, read.record), [fields, read]);
  const touched = (dirty: boolean): void => {
    setPinned(dirty ? base : undefined);
    onDirty(dirty);
  };
  useEffect(() => {
    if (pinned === undefined) form.setFieldsValue(now);
  }, [pinned, now, form]);
  const resubmit = useResubmit(form);
  const { theirs, setTheirs, settle } = useConflict((found, choices) => {
    const versions = { before, mine: form.getFieldsValue(), theirs: draftsOf(fields, found.record) };
    form.setFieldsValue(merged(fields, versions, choices));
    setPinned(found);
    resubmit();
  });
  const { saving, save } = useSaving(useSaveRecord({ collection, fields, savedText, onConflict: setTheirs }), () => {
    touched(false);
    onSaved?.();
  });
  return {
    form,
    fields,
    base: base.record,
    before,
    changedElsewhere: pinned !== undefined && !saving && isChanged(fields, before, now),
    conflict: theirs?.record,
    compare: () => setTheirs(read),
    settle,
    takeOver: () => touched(false),
    onDirty: touched,
    submit: (drafts) => save(base, drafts),
  };
}

interface Conflict extends Pick<RecordEditing, 'settle'> {
  /** The record as others have saved it, while that is a question. */
  readonly theirs: VersionedRecord | undefined;
  setTheirs(theirs: VersionedRecord): void;
}

function useConflict(onSettled: (theirs: VersionedRecord, choices: Choices) => void): Conflict {
  const [theirs, setTheirs] = useState<VersionedRecord | undefined>();
  const settle: Conflict['settle'] = (choices) => {
    setTheirs(undefined);
    if (choices !== undefined && theirs !== undefined) onSettled(theirs, choices);
  };
  return { theirs, setTheirs, settle };
}

interface Saving {
  readonly saving: boolean;
  save(base: VersionedRecord, drafts: Drafts): ReturnType<SubmitDrafts>;
}

function useSaving(saveRecord: SaveRecord, onSaved: () => void): Saving {
  const [saving, setSaving] = useState(false);
  const save: Saving['save'] = async (base, drafts) => {
    setSaving(true);
    try {
      const outcome = await saveRecord(base, drafts);
      if (outcome === 'saved') onSaved();
      if (outcome === 'conflict') return 'open';
      return outcome === 'saved' ? undefined : outcome;
    } finally {
      setSaving(false);
    }
  };
  return { saving, save };
}

/** Presses "Save" once what the form rests on has changed. */
function useResubmit(form: FormInstance<Drafts>): () => void {
  const [wanted, setWanted] = useState(0);
  useEffect(() => {
    if (wanted > 0) form.submit();
  }, [wanted, form]);
  return () => setWanted((count) => count + 1);
}
