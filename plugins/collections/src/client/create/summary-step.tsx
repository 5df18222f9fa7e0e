import { useLanguage, useT } from '@mortise/plugin-api/client';
import { Alert, Flex, Form, Select, Switch, Typography } from 'antd';
import type { ReactNode } from 'react';
import { AUDIT_FIELDS } from '../definitions';
import { FieldGroup } from '../fields/field-group';
import { findKind } from '../fields/field-kinds';
import { type CollectionValues, keyCandidates, writtenFields } from './collection-values';

const PRESETS = ['autoGenId', ...AUDIT_FIELDS] as const;

/** The preset fields, and what is about to be made. */
export function SummaryStep(): ReactNode {
  const t = useT();
  const form = Form.useFormInstance<CollectionValues>();
  const autoGenId = Form.useWatch<boolean>('autoGenId') ?? true;
  const values = form.getFieldsValue(true) as CollectionValues;
  return (
    <Flex vertical gap="middle" style={{ marginBottom: 24 }}>
      <Summary values={values} />
      <FieldGroup title={<strong>{t('collections.create.presets')}</strong>}>
        {PRESETS.map((preset) => (
          <Flex key={preset} gap="small" align="flex-start" style={{ marginBottom: 8 }}>
            <Form.Item name={preset} valuePropName="checked" noStyle>
              <Switch aria-label={t(`collections.preset.${preset}`)} />
            </Form.Item>
            <Flex vertical>
              <span>{t(`collections.preset.${preset}`)}</span>
              <Typography.Text type="secondary">{t(`collections.preset.${preset}Hint`)}</Typography.Text>
            </Flex>
          </Flex>
        ))}
      </FieldGroup>
      {autoGenId ? null : <KeyChoice candidates={keyCandidates(values)} />}
    </Flex>
  );
}

function Summary({ values }: { readonly values: CollectionValues }): ReactNode {
  const t = useT();
  const list = new Intl.ListFormat(useLanguage(), { type: 'conjunction' });
  const fields = writtenFields(values).map(
    ({ title, name = '', kind }) => `${title ?? name} (${t(`collections.kind.${findKind(kind)?.id ?? 'input'}.title`)})`,
  );
  return (
    <Flex vertical>
      <Typography.Text>
        {t('collections.create.summary', { title: values.title ?? values.name ?? '' })}{' '}
        <Typography.Text code>{values.name}</Typography.Text>
      </Typography.Text>
      <Typography.Text type="secondary">
        {fields.length === 0 ? t('collections.create.noFields') : t('collections.create.withFields', { list: list.format(fields) })}
      </Typography.Text>
      <Typography.Text type="secondary">
        {t('collections.create.address')} <Typography.Text code>/api/{values.name}</Typography.Text>
      </Typography.Text>
    </Flex>
  );
}

function KeyChoice({ candidates }: { readonly candidates: readonly string[] }): ReactNode {
  const t = useT();
  if (candidates.length === 0) return <Alert type="warning" showIcon title={t('collections.create.noKey')} />;
  return (
    <Form.Item
      name="keyField"
      label={t('collections.create.key')}
      extra={t('collections.create.keyHint')}
      rules={[{ required: true, message: t('collections.create.keyMissing') }]}
    >
      <Select options={candidates.map((name) => ({ value: name, label: name }))} />
    </Form.Item>
  );
}
