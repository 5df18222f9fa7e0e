import { useFeedback, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import { Form, Input, Radio, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { LIST_FORMATS, type ListFormat, type RestApi } from '../rest-api';
import { useChangeApis, useSources } from '../use-rest-apis';

interface SettingsValues {
  readonly name: string;
  readonly slug: string;
  readonly enabled: boolean;
  readonly listFormat: ListFormat;
  readonly serves: 'all' | 'chosen';
  readonly tables?: readonly string[];
}

export interface SettingsDrawerProps {
  readonly api: RestApi;
  readonly open: boolean;
  onClose(): void;
}

export function SettingsDrawer({ api, open, onClose }: SettingsDrawerProps): ReactNode {
  const t = useT();
  const feedback = useFeedback();
  const { update } = useChangeApis();
  const save = async ({ serves, tables, ...values }: SettingsValues): Promise<void> => {
    await update(api.id, { ...values, tables: serves === 'all' ? null : (tables ?? []) });
    feedback.success(t('saved', { name: values.name }));
  };
  const { name, slug, enabled, listFormat, tables } = api;
  const initialValues = {
    name,
    slug,
    enabled,
    listFormat,
    serves: tables === null ? ('all' as const) : ('chosen' as const),
    tables: tables ?? [],
  };
  return (
    <FormDrawer<SettingsValues> open={open} title={t('settings')} initialValues={initialValues} onSubmit={save} onClose={onClose}>
      <Form.Item name="name" label={t('field.name')} rules={[{ required: true, whitespace: true, message: t('nameMissing') }]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="slug" label={t('field.slug')} extra={t('slugHint')} rules={[{ required: true, message: t('slugMissing') }]}>
        <Input maxLength={63} spellCheck={false} />
      </Form.Item>
      <Form.Item name="enabled" label={t('field.enabled')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <TableFields api={api} open={open} />
      <Form.Item name="listFormat" label={t('field.listFormat')} extra={t('listFormatHint')}>
        <Select options={LIST_FORMATS.map((format) => ({ value: format, label: t(`format.${format}`) }))} />
      </Form.Item>
    </FormDrawer>
  );
}

/** Every table, those of tomorrow included, or chosen ones. */
function TableFields({ api, open }: Pick<SettingsDrawerProps, 'api' | 'open'>): ReactNode {
  const t = useT();
  const serves = Form.useWatch<SettingsValues['serves'] | undefined>('serves');
  const { data: sources, isPending } = useSources(open);
  const names = sources?.find(({ key }) => key === api.dataSource)?.tables ?? [];
  return (
    <>
      <Form.Item name="serves" label={t('field.serves')}>
        <Radio.Group
          options={[
            { value: 'all', label: t('serves.allTables') },
            { value: 'chosen', label: t('serves.chosen') },
          ]}
        />
      </Form.Item>
      {serves === 'chosen' ? (
        <Form.Item name="tables" label={t('field.tables')} extra={t('tablesHint')}>
          <Select mode="tags" loading={isPending} options={names.map((name) => ({ value: name, label: name }))} />
        </Form.Item>
      ) : null}
    </>
  );
}
