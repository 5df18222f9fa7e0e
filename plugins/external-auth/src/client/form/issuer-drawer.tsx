import { type ApiFault, useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { ApiLimitFields, FormDrawer } from '@mortise/ui';
import { Form, Input, Switch } from 'antd';
import type { ReactNode } from 'react';
import { NAME_PATTERN, type ShownIssuer } from '../../contract';
import { useReloadIssuers, useRoleChoices } from '../queries';
import { type IssuerForm, formOf, valuesOf } from './issuer-values';
import { KeyFields } from './key-fields';
import { PeriodFields } from './period-fields';
import { RoleFields } from './role-fields';

const WIDTH = 560;

export interface IssuerDrawerProps {
  readonly open: boolean;
  /** What is changed; a new one without it. */
  readonly before: ShownIssuer | undefined;
  /** The API a new one is for. */
  readonly api: number | undefined;
  onClose(): void;
}

/** The form of one issuer. */
export function IssuerDrawer({ open, before, api: limit, onClose }: IssuerDrawerProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReloadIssuers();
  const roles = useRoleChoices(open);
  const save = async (form: IssuerForm): Promise<void> => {
    const values = valuesOf(form);
    if (before === undefined) await api.post('externalIssuers:create', { values: { name: form.name, ...values } });
    else await api.post('externalIssuers:update', { params: { filterByTk: before.name }, values });
    feedback.success(t('saved', { name: before?.name ?? form.name }));
    await reload();
  };
  return (
    <FormDrawer<IssuerForm>
      open={open}
      width={WIDTH}
      title={before === undefined ? t('add') : t('edit', { name: before.name })}
      initialValues={formOf(before, limit)}
      onSubmit={save}
      faultPlace={placeOf}
      onClose={onClose}
    >
      <NameFields isNew={before === undefined} />
      <IssuerFields />
      <ApiLimitFields hint={t('form.apisHint')} />
      <KeyFields hasSecret={before?.hasSecret ?? false} />
      <PeriodFields />
      <RoleFields roles={roles} />
    </FormDrawer>
  );
}

function NameFields({ isNew }: { readonly isNew: boolean }): ReactNode {
  const t = useT();
  const rules = [{ required: true, pattern: new RegExp(NAME_PATTERN), message: t('form.nameMissing') }];
  return (
    <>
      <Form.Item name="name" label={t('field.name')} extra={t('form.nameHint')} rules={rules}>
        <Input autoComplete="off" spellCheck={false} maxLength={40} readOnly={!isNew} autoFocus={isNew} />
      </Form.Item>
      <Form.Item name="title" label={t('field.title')}>
        <Input autoComplete="off" maxLength={200} />
      </Form.Item>
      <Form.Item name="enabled" label={t('field.enabled')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
}

function IssuerFields(): ReactNode {
  const t = useT();
  const required = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <>
      <Form.Item name="issuer" label={t('field.issuer')} extra={t('form.issuerHint')} rules={required(t('form.issuerMissing'))}>
        <Input autoComplete="off" spellCheck={false} maxLength={500} placeholder="https://id.example.org/" />
      </Form.Item>
      <Form.Item name="audience" label={t('field.audience')} extra={t('form.audienceHint')} rules={required(t('form.audienceMissing'))}>
        <Input autoComplete="off" spellCheck={false} maxLength={500} />
      </Form.Item>
    </>
  );
}

function placeOf({ details = {} }: ApiFault): string | undefined {
  const { field } = details;
  return typeof field === 'string' ? field : undefined;
}
