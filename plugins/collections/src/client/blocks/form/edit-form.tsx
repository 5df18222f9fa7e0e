import { type BlockPlace, isApiError, useT } from '@mortise/plugin-api/client';
import { Loaded } from '@mortise/ui';
import { Flex } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { type DataCollection, type DataRecord, isWritable, keyOf, shownFields, writableFields } from '../../data/model/data-collection';
import { kindOf } from '../../data/model/field-kind';
import { EditingNotices } from '../../data/record/editing-notices';
import { type FormValues, changedValues, isChanged } from '../../data/record/record-values';
import { RelatedRecords } from '../../data/record/related-records';
import { type VersionedRecord, useRecord } from '../../data/record/use-record';
import { useRecordEditing } from '../../data/record/use-record-editing';
import type { DraftFaults } from '../../data/record/use-submit';
import { popupKey } from '../place/read-source';
import { BlockNotice } from '../place/collection-block';
import { type ShownItem, shownItems } from '../settings/field-items';
import { BlockForm } from './block-form';
import type { FormSettings } from './form-settings';
import { requiredFaults } from './required-faults';
import { useAfterSaving } from './use-after-saving';

export interface EditFormProps {
  readonly place: BlockPlace;
  readonly settings: FormSettings;
  readonly collection: DataCollection;
}

/** Changes the record of the popup, or always the same one. */
export function EditForm(props: EditFormProps): ReactNode {
  const { place, settings, collection } = props;
  const t = useT();
  const key = settings.source === 'popup' ? popupKey(place.board.record, collection) : settings.record;
  const isKnown = key !== undefined && key !== '';
  const query = useRecord(collection, isKnown && collection.actions.view !== undefined ? key : undefined);
  if (!isKnown) return <BlockNotice>{t(settings.source === 'popup' ? 'blocks.needsRecord' : 'blocks.chooseRecord')}</BlockNotice>;
  if (collection.actions.view === undefined) return <BlockNotice>{t('blocks.refused.view')}</BlockNotice>;
  const isGone = isApiError(query.error) && query.error.code === 'RECORD_NOT_FOUND';
  return <Loaded query={query}>{(read) => <RecordEditor key={key} {...props} read={read} isGone={isGone} />}</Loaded>;
}

interface RecordEditorProps extends EditFormProps {
  readonly read: VersionedRecord;
  readonly isGone: boolean;
}

function RecordEditor({ place, settings, collection, read, isGone }: RecordEditorProps): ReactNode {
  const t = useT();
  const [dirty, setDirty] = useState(false);
  const names = JSON.stringify(settings.fields);
  const items = useMemo(() => editItems(collection, JSON.parse(names) as FormSettings['fields']), [collection, names]);
  const inputs = useMemo(() => items.filter(({ field }) => kindOf(field) !== 'many'), [items]);
  const fields = useMemo(() => inputs.map(({ field }) => field), [inputs]);
  const after = useAfterSaving({ place, collection, after: settings.after, reset: () => setDirty(false) });
  const savedText = settings.after.message === '' ? undefined : settings.after.message;
  const onSaved = (): void => after(keyOf(collection, read.record));
  const editing = useRecordEditing({ collection, fields, read, savedText, onDirty: setDirty, onSaved });
  return (
    <Flex vertical gap="middle">
      <EditingNotices
        collection={collection}
        editing={editing}
        isGone={isGone}
        onDirty={setDirty}
        onOpen={(key) => place.board.closeView(key ?? null)}
      />
      <BlockForm
        place={place}
        collection={collection}
        form={editing.form}
        items={inputs}
        before={editing.before}
        record={editing.base}
        dirty={dirty}
        isRequired={({ item, field }) => !item.readOnly && (item.required || field.allowNull === false)}
        submitText={settings.submit === '' ? t('data.record.save') : settings.submit}
        missing={collection.actions.update?.scoped === true ? t('data.scoped.refused') : undefined}
        onCheck={(drafts) => requiredFaults(inputs, drafts) ?? faultsIn(changedValues(fields, editing.before, drafts))}
        onDirty={(now) => editing.onDirty(isChanged(fields, editing.before, now))}
        onUndo={editing.takeOver}
        onSubmit={async (drafts) => requiredFaults(inputs, drafts) ?? editing.submit(drafts)}
      />
      <RelatedLists collection={collection} items={items} record={read.record} />
    </Flex>
  );
}

function faultsIn(values: FormValues): DraftFaults | undefined {
  return 'faults' in values ? values.faults : undefined;
}

interface RelatedListsProps {
  readonly collection: DataCollection;
  readonly items: readonly ShownItem[];
  readonly record: DataRecord;
}

/** Which records belong to this one changes at once, without the form. */
function RelatedLists({ collection, items, record }: RelatedListsProps): ReactNode {
  const lists = items.filter(({ field }) => kindOf(field) === 'many');
  return lists.map(({ item, field }) => (
    <RelatedRecords
      key={field.name}
      collection={collection}
      record={record}
      field={field}
      title={item.label === '' ? undefined : item.label}
      readOnly={item.readOnly}
    />
  ));
}

/** What the viewer may change can be changed, what they may only see is shown as text. */
function editItems(collection: DataCollection, items: FormSettings['fields']): readonly ShownItem[] {
  const writable = writableFields(collection, 'update');
  if (items.length === 0) return shownItems(collection, items, writable);
  const readable = shownFields(collection).filter((field) => !writable.includes(field));
  return shownItems(collection, items, [...writable, ...readable])
    .filter(({ item, field }) => !item.hidden && (kindOf(field) !== 'password' || writable.some(({ name }) => name === field.name)))
    .map(({ item, field }) => ({
      field,
      item: isWritable(collection, field, 'update') || kindOf(field) === 'many' ? item : { ...item, readOnly: true },
    }));
}
