import { useApi, useSession } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { useUiText } from './ui-texts';

interface RestApi {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
}

export interface ApiChoice {
  readonly value: number;
  readonly label: string;
  readonly slug: string;
  /** What all its addresses stand for: by what it is called now, and whatever it is called. */
  readonly place: string;
  readonly lastingPlace: string;
}

const PARAMS = { fields: ['id', 'name', 'slug'], sort: ['name'], pageSize: 200, count: 'none' };

/** The REST APIs there are, for who may set them up; undefined for others, and while that plugin is off. */
export function useApiChoices(): readonly ApiChoice[] | undefined {
  const api = useApi();
  const { boot, can } = useSession();
  const enabled = boot.plugins.some(({ id }) => id === 'rest-apis') && can('pm.rest-apis');
  const found = useQuery({
    queryKey: ['records', 'restApis', 'choices'],
    queryFn: async ({ signal }) => (await api.get<readonly RestApi[]>('restApis:list', { params: PARAMS, signal })).data,
    enabled,
  });
  return enabled ? (found.data ?? []).map(choiceOf) : undefined;
}

function choiceOf({ id, name, slug }: RestApi): ApiChoice {
  return { value: id, label: name === slug ? name : `${name} (${slug})`, slug, place: `/oauth/${slug}`, lastingPlace: `/oauth/~${id}` };
}

export interface ApiLimitFieldsProps {
  /** What it means. */
  readonly hint: string;
  readonly hidden?: boolean;
}

/** Limits somebody to certain REST APIs: the fields `onlyApis` and `apis`, ids, of the form around it. There while there are any, or a limit. */
export function ApiLimitFields({ hint, hidden = false }: ApiLimitFieldsProps): ReactNode {
  const t = useUiText();
  const choices = useApiChoices();
  const only: boolean = Form.useWatch('onlyApis') ?? false;
  const chosen: readonly number[] = Form.useWatch('apis') ?? [];
  const unseen = hidden || (choices === undefined && !only);
  const unknown = chosen.filter((id) => choices?.some(({ value }) => value === id) !== true);
  const options = [...(choices ?? []), ...unknown.map((id) => ({ value: id, label: t('apis.gone', { id }) }))];
  const rules = only && !unseen ? [{ required: true, message: t('apis.missing') }] : [];
  return (
    <>
      <Form.Item name="onlyApis" valuePropName="checked" hidden={unseen} style={{ marginBottom: only ? 8 : 24 }}>
        <Checkbox>{t('apis.only')}</Checkbox>
      </Form.Item>
      <Form.Item name="apis" label={t('apis.field')} extra={hint} rules={rules} hidden={unseen || !only}>
        <Select mode="multiple" options={options} placeholder={t('apis.placeholder')} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
    </>
  );
}
