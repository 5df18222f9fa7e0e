import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import { Form, Input, Select, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useReloadSources } from '../use-sources';
import { type AdoptedCollection, type AdoptedField, adoptedFieldsPath, adoptedPath } from './adopted';
import { type AdoptedForm, adoptedForm, changedCollection, changedFields } from './adopted-form';
import { useAdoptedFields } from './use-tables';

export interface EditAdoptedProps {
  readonly edited: AdoptedCollection | undefined;
  onClose(): void;
}

/** How a collection and its fields are called, and what finds its records. */
export function EditAdopted({ edited, onClose }: EditAdoptedProps): ReactNode {
  const t = useT();
  const { data: known, isLoading, error } = useAdoptedFields(edited);
  const fields = known ?? [];
  const save = useSaveAdopted(edited, fields);
  return (
    <FormDrawer<AdoptedForm>
      open={edited !== undefined && !isLoading}
      failure={known === undefined ? (error ?? undefined) : undefined}
      title={t('adopted.edit.of', { name: edited?.title ?? edited?.name ?? '' })}
      initialValues={edited === undefined ? {} : adoptedForm(edited, fields)}
      width={560}
      onSubmit={save}
      onClose={onClose}
    >
      <CollectionFields placeholder={edited?.name ?? ''} fields={fields} />
      {fields.length === 0 ? null : (
        <Typography.Title level={2} style={{ fontSize: 16 }}>
          {t('adopted.fields')}
        </Typography.Title>
      )}
      {fields.map(({ name, column, type }) => (
        <Form.Item
          key={name}
          name={['fields', name]}
          label={name}
          extra={column === undefined || column === name ? type : `${column} · ${type}`}
        >
          <Input autoComplete="off" maxLength={255} placeholder={name} />
        </Form.Item>
      ))}
    </FormDrawer>
  );
}

function CollectionFields({ placeholder, fields }: { readonly placeholder: string; readonly fields: readonly AdoptedField[] }): ReactNode {
  const t = useT();
  const columns = fields.filter(({ column }) => column !== undefined);
  return (
    <>
      <Form.Item name="title" label={t('adopted.title')} extra={t('adopted.titleHint')}>
        <Input autoComplete="off" maxLength={255} placeholder={placeholder} />
      </Form.Item>
      <Form.Item name="description" label={t('adopted.description')}>
        <Input.TextArea rows={3} maxLength={10_000} />
      </Form.Item>
      {columns.length === 0 ? null : (
        <Form.Item name="filterTargetKey" label={t('tables.key')} extra={t('adopted.keyHint')}>
          <Select options={columns.map(({ name }) => ({ value: name, label: name }))} />
        </Form.Item>
      )}
    </>
  );
}

function useSaveAdopted(edited: AdoptedCollection | undefined, fields: readonly AdoptedField[]): (form: AdoptedForm) => Promise<void> {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReloadSources();
  return async (form) => {
    if (edited === undefined) return;
    const { dataSource, name } = edited;
    const values = changedCollection(edited, form);
    if (Object.keys(values).length > 0) await api.post(adoptedPath(dataSource, 'update'), { params: { filterByTk: name }, values });
    for (const [field, title] of changedFields(fields, form))
      await api.post(adoptedFieldsPath(dataSource, name, 'update'), { params: { filterByTk: field }, values: { title } });
    feedback.success(t('form.saved', { name: form.title?.trim() || name }));
    await reload();
  };
}
