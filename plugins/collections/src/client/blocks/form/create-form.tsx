import { type BlockPlace, useFeedback, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { Form } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { type DataCollection, keyOf, writableFields } from '../../data/model/data-collection';
import { useWrite } from '../../data/model/use-write';
import { type Drafts, isChanged, isRequired, newValues } from '../../data/record/record-values';
import type { DraftFaults, SubmitDrafts } from '../../data/record/use-submit';
import { BlockSkeleton } from '../place/collection-block';
import { useVariables } from '../place/use-variables';
import { type ShownItem, shownItems } from '../settings/field-items';
import { BlockForm } from './block-form';
import type { FormSettings } from './form-settings';
import { initialDrafts } from './initial-drafts';
import { requiredFaults } from './required-faults';
import { useAfterSaving } from './use-after-saving';

export interface CreateFormProps {
  readonly place: BlockPlace;
  readonly settings: FormSettings;
  readonly collection: DataCollection;
}

/** Makes new records. */
export function CreateForm(props: CreateFormProps): ReactNode {
  const { place, settings, collection } = props;
  const names = JSON.stringify(settings.fields);
  const items = useMemo(
    () => shownItems(collection, JSON.parse(names) as FormSettings['fields'], writableFields(collection, 'create')),
    [collection, names],
  );
  const { loading, error, retry, valueOf } = useVariables(
    place.board.record,
    settings.fields.map(({ initial }) => initial),
  );
  if (loading) return <BlockSkeleton />;
  if (error !== undefined) return <FailureNotice error={error} onRetry={retry} />;
  const before = initialDrafts(items, valueOf);
  // Another beginning is another form: what one of them holds is not what the other asks for.
  return <NewRecordForm key={JSON.stringify(before)} {...props} items={items} before={before} />;
}

interface NewRecordFormProps extends CreateFormProps {
  readonly items: readonly ShownItem[];
  readonly before: Drafts;
}

function NewRecordForm({ place, settings, collection, items, before }: NewRecordFormProps): ReactNode {
  const t = useT();
  const feedback = useFeedback();
  const write = useWrite(collection.name);
  const [form] = Form.useForm<Drafts>();
  const [dirty, setDirty] = useState(false);
  const fields = items.map(({ field }) => field);
  const after = useAfterSaving({ place, collection, after: settings.after, reset: () => form.resetFields() });
  const submit: SubmitDrafts = async (drafts) => {
    const parsed = newValues(fields, drafts);
    const faults = newFaults(items, drafts);
    if ('faults' in parsed || faults !== undefined) return faults;
    const made = await write.create(parsed.values);
    feedback.success(settings.after.message === '' ? t('data.record.created') : settings.after.message);
    setDirty(false);
    after(keyOf(collection, made));
    return undefined;
  };
  return (
    <BlockForm
      place={place}
      collection={collection}
      form={form}
      items={items}
      before={before}
      record={undefined}
      dirty={dirty}
      isRequired={({ item, field }) => item.required || isRequired(field)}
      submitText={settings.submit === '' ? t('data.record.create') : settings.submit}
      onCheck={(drafts) => newFaults(items, drafts)}
      onDirty={(now) => setDirty(isChanged(fields, before, now))}
      onUndo={() => {
        form.resetFields();
        setDirty(false);
      }}
      onSubmit={submit}
    />
  );
}

function newFaults(items: readonly ShownItem[], drafts: Drafts): DraftFaults | undefined {
  const parsed = newValues(
    items.map(({ field }) => field),
    drafts,
  );
  const missing = requiredFaults(items, drafts);
  return 'faults' in parsed ? { ...parsed.faults, ...missing } : missing;
}
