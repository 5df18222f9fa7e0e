import { useFeedback, useLanguage, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import type { ReactNode } from 'react';
import { type CollectionShape, type FieldShape, isColumnOfView, isManaged } from '../definitions';
import { titleOf } from '../names/localized';
import { usePlannedChange } from '../plan/use-planned-change';
import { useKnownCollections } from '../use-known-collections';
import { useSchemaEditor } from '../use-schema';
import { faultPlace } from './fault-place';
import { FieldForm } from './field-form';
import { type FieldValues, createBody, updateBody, valuesOf } from './field-values';

const NEW_FIELD: FieldValues = { kind: 'input', options: [{}, {}] };
const NEW_RELATION: FieldValues = { kind: 'm2o' };

export interface FieldDrawerProps {
  readonly collection: CollectionShape;
  /** The field to change; undefined for a new one. */
  readonly field: FieldShape | undefined;
  readonly open: boolean;
  onClose(): void;
}

/** Adds a field or changes one. */
export function FieldDrawer({ collection, field, open, onClose }: FieldDrawerProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const editor = useSchemaEditor();
  const feedback = useFeedback();
  const collections = useKnownCollections();
  const added = t(collection.view === undefined ? 'collections.field.add' : 'collections.view.addRelation');
  const newField = collection.view === undefined ? NEW_FIELD : NEW_RELATION;
  const planned = usePlannedChange(field === undefined ? '' : titleOf(field, language));
  const update = (known: FieldShape, values: FieldValues): Promise<boolean> =>
    planned.apply({
      action: 'fields:update',
      collection: collection.name,
      field: known.name,
      values: updateBody(values, known, { managed: isManaged(known, collection), ofView: isColumnOfView(known, collection), language }),
    });
  const save = async (values: FieldValues): Promise<unknown> => {
    if (field === undefined) await editor.createField(collection.name, createBody(values));
    else if (!(await update(field, values))) return false;
    feedback.success(t('collections.field.saved', { name: values.title ?? values.name ?? '' }));
    return true;
  };
  return (
    <FormDrawer<FieldValues>
      open={open}
      title={field === undefined ? added : t('collections.field.edit', { name: titleOf(field, language) })}
      submitText={field === undefined ? added : t('collections.save')}
      initialValues={field === undefined ? newField : valuesOf(field, language)}
      width={520}
      onSubmit={save}
      faultPlace={faultPlace}
      after={planned.dialog}
      onClose={onClose}
    >
      <FieldForm collection={collection} field={field} collections={collections} />
    </FormDrawer>
  );
}
