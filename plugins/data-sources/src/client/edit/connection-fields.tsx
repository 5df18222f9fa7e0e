import { useT } from '@mortise/plugin-api/client';
import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { SourceKind } from '../source';
import type { ConnectionFieldsProps } from './connection-fields-props';
import { PostgresFields } from './postgres-fields';

const KINDS: readonly SourceKind[] = ['postgres', 'sqlite'];

export function ConnectionFields({ form, hasPassword }: ConnectionFieldsProps): ReactNode {
  const t = useT();
  const kind: SourceKind | undefined = Form.useWatch('type', form);
  return (
    <>
      <Form.Item name="type" label={t('form.kind')}>
        <Radio.Group options={KINDS.map((value) => ({ value, label: t(`sources.kinds.${value}`) }))} />
      </Form.Item>
      {kind === 'sqlite' ? <FileField /> : <PostgresFields form={form} hasPassword={hasPassword} />}
    </>
  );
}

function FileField(): ReactNode {
  const t = useT();
  return (
    <Form.Item
      name="storage"
      label={t('form.storage')}
      extra={t('form.storageHint')}
      rules={[{ required: true, whitespace: true, message: t('form.storageMissing') }]}
    >
      <Input autoComplete="off" maxLength={1000} placeholder="shop.sqlite" />
    </Form.Item>
  );
}
