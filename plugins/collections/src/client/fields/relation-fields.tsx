import { useT } from '@mortise/plugin-api/client';
import { AutoComplete, Checkbox, Form, Input, Radio, Select, Space, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { KnownCollection } from '../use-known-collections';
import { ColumnSelect } from './column-select';
import type { FieldValues } from './field-values';
import { ReverseFields } from './reverse-fields';
import { useTargetColumns } from './use-target-columns';

const ON_DELETE = ['SET NULL', 'CASCADE', 'RESTRICT'] as const;

export interface RelationFieldsProps {
  readonly collection: string;
  readonly kind: string;
  readonly collections: readonly KnownCollection[];
  /** Why nothing of it can be changed. */
  readonly locked: string | undefined;
}

/** Where a relation leads, by which columns, what a removal at the other end means, and whether another relation leads back. */
export function RelationFields(props: RelationFieldsProps): ReactNode {
  const { kind, collections, locked } = props;
  const t = useT();
  return (
    <>
      <Form.Item
        name="target"
        label={t('collections.relation.target')}
        extra={locked ?? t(`collections.relation.${kind}Hint`)}
        rules={[{ required: true, message: t('collections.relation.targetMissing') }]}
      >
        <TargetSelect collections={collections} disabled={locked !== undefined} />
      </Form.Item>
      {kind === 'm2m' ? <PairKeys {...props} /> : <ForeignKey {...props} />}
      {kind === 'm2m' ? null : <OnDelete key={kind} kind={kind} locked={locked} />}
      {kind === 'm2o' ? <Required /> : null}
      {locked === undefined ? <ReverseFields key={`${kind} back`} kind={kind} collection={props.collection} /> : null}
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

/** The column that holds the reference, here or there. */
function ForeignKey({ collection, kind, locked }: RelationFieldsProps): ReactNode {
  const t = useT();
  const name = Form.useWatch<FieldValues['name']>('name') ?? '…';
  const target = Form.useWatch<FieldValues['target']>('target');
  const there = useTargetColumns(target);
  if (kind !== 'm2o' && there?.isView === true) return <KeyInView target={target ?? '…'} columns={there.names} locked={locked} />;
  const generated = kind === 'm2o' ? `${name}Id` : `${collection}Id`;
  return (
    <Form.Item
      name="foreignKey"
      label={t('collections.relation.foreignKey')}
      extra={locked ?? t(`collections.relation.${kind}Key`, { target: target ?? '…', name: generated })}
    >
      <Input placeholder={generated} disabled={locked !== undefined} spellCheck={false} autoComplete="off" />
    </Form.Item>
  );
}

interface KeyInViewProps extends Pick<RelationFieldsProps, 'locked'> {
  readonly target: string;
  readonly columns: readonly string[];
}

/** A view is given no columns: the reference is one it has. */
function KeyInView({ target, columns, locked }: KeyInViewProps): ReactNode {
  const t = useT();
  return (
    <Form.Item
      name="foreignKey"
      label={t('collections.relation.foreignKey')}
      extra={locked ?? t('collections.view.keyThere', { target })}
      rules={[{ required: true, message: t('collections.view.keyMissing') }]}
    >
      <ColumnSelect columns={columns} disabled={locked !== undefined} />
    </Form.Item>
  );
}

/** The collection that holds the pairs, and its two columns. */
function PairKeys({ collection, collections, locked }: RelationFieldsProps): ReactNode {
  const t = useT();
  const name = Form.useWatch<FieldValues['name']>('name') ?? '…';
  const target = Form.useWatch<FieldValues['target']>('target') ?? '…';
  const disabled = locked !== undefined;
  const input = { disabled, spellCheck: false, autoComplete: 'off' };
  const own = collections.filter(({ origin }) => origin === 'user').map((known) => ({ value: known.name }));
  return (
    <>
      <Form.Item name="through" label={t('collections.relation.through')} extra={locked ?? t('collections.relation.throughHint')}>
        <AutoComplete options={own} disabled={disabled} placeholder={`${collection}_${name}`} showSearch={{ filterOption: true }} />
      </Form.Item>
      <Form.Item name="foreignKey" label={t('collections.relation.ownKey')} extra={locked ?? t('collections.relation.ownKeyHint')}>
        <Input {...input} placeholder={`${collection}Id`} />
      </Form.Item>
      <Form.Item name="otherKey" label={t('collections.relation.otherKey')} extra={locked ?? t('collections.relation.otherKeyHint')}>
        <Input {...input} placeholder={target === collection ? `${name}Id` : `${target}Id`} />
      </Form.Item>
    </>
  );
}

/** May be asked for later, or no longer. */
function Required(): ReactNode {
  const t = useT();
  const isRequired = Form.useWatch<FieldValues['required']>('required') === true;
  const empties = Form.useWatch<FieldValues['onDelete']>('onDelete') === 'SET NULL';
  const hint = isRequired && empties ? 'requiredThoughEmptied' : 'requiredHint';
  return (
    <Form.Item name="required" valuePropName="checked" extra={t(`collections.relation.${hint}`)}>
      <Checkbox>{t('collections.field.required')}</Checkbox>
    </Form.Item>
  );
}

function OnDelete({ kind, locked }: { readonly kind: string; readonly locked: string | undefined }): ReactNode {
  const t = useT();
  const held = kind === 'm2o' ? 'here' : 'there';
  return (
    <Form.Item
      name="onDelete"
      label={t(`collections.relation.onDelete.${held}`)}
      extra={locked ?? (held === 'there' ? t('collections.relation.onDelete.thereHint') : undefined)}
      {...(locked === undefined && held === 'here' ? { initialValue: 'SET NULL' } : {})}
    >
      <Radio.Group disabled={locked !== undefined}>
        <Space direction="vertical">
          {ON_DELETE.map((rule) => (
            <Radio key={rule} value={rule}>
              {t(`collections.relation.rule.${held}.${rule.replace(' ', '_')}`)}{' '}
              <Typography.Text type="secondary">({rule})</Typography.Text>
            </Radio>
          ))}
        </Space>
      </Radio.Group>
    </Form.Item>
  );
}
