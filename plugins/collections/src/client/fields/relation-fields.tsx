import { useT } from '@mortise/plugin-api/client';
import { Form, Input, Radio, Select, Space, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { KnownCollection } from '../use-known-collections';
import type { FieldValues } from './field-values';

const ON_DELETE = ['SET NULL', 'CASCADE', 'RESTRICT'] as const;

export interface RelationFieldsProps {
  readonly collection: string;
  readonly kind: string;
  readonly collections: readonly KnownCollection[];
  /** Why nothing of it can be changed. */
  readonly locked: string | undefined;
}

/** Where a relation leads, by which column, and what a removal at the other end means. */
export function RelationFields({ collection, kind, collections, locked }: RelationFieldsProps): ReactNode {
  const t = useT();
  const name = Form.useWatch<FieldValues['name']>('name') ?? '…';
  const target = Form.useWatch<FieldValues['target']>('target');
  const generated = kind === 'm2o' ? `${name}Id` : `${collection}Id`;
  const disabled = locked !== undefined;
  return (
    <>
      <Form.Item
        name="target"
        label={t('collections.relation.target')}
        extra={locked ?? t(`collections.relation.${kind}Hint`)}
        rules={[{ required: true, message: t('collections.relation.targetMissing') }]}
      >
        <TargetSelect collections={collections} disabled={disabled} />
      </Form.Item>
      <Form.Item
        name="foreignKey"
        label={t('collections.relation.foreignKey')}
        extra={locked ?? t(`collections.relation.${kind}Key`, { target: target ?? '…', name: generated })}
      >
        <Input placeholder={generated} disabled={disabled} spellCheck={false} autoComplete="off" />
      </Form.Item>
      {kind === 'm2o' ? <OnDelete locked={locked} /> : null}
    </>
  );
}

interface TargetSelectProps {
  readonly collections: readonly KnownCollection[];
  readonly disabled?: boolean;
  readonly id?: string;
  readonly value?: string;
  readonly 'aria-label'?: string;
  onChange?(value: string): void;
}

export function TargetSelect({ collections, ...select }: TargetSelectProps): ReactNode {
  const options = collections.map(({ name, title }) => ({ value: name, label: title === name ? name : `${title} (${name})` }));
  return <Select {...select} showSearch={{ optionFilterProp: 'label' }} options={options} />;
}

function OnDelete({ locked }: { readonly locked: string | undefined }): ReactNode {
  const t = useT();
  return (
    <Form.Item name="onDelete" label={t('collections.relation.onDelete')} extra={locked}>
      <Radio.Group disabled={locked !== undefined}>
        <Space direction="vertical">
          {ON_DELETE.map((rule) => (
            <Radio key={rule} value={rule}>
              {t(`collections.relation.rule.${rule.replace(' ', '_')}`)} <Typography.Text type="secondary">({rule})</Typography.Text>
            </Radio>
          ))}
        </Space>
      </Radio.Group>
    </Form.Item>
  );
}
