import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { type Translate, useLanguage, useT } from '@mortise/plugin-api/client';
import { useTableLayout } from '@mortise/ui';
import { Button, Flex, Table, type TableColumnsType, Tag, Tooltip, type TooltipProps, Typography, theme } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import { Link } from 'react-router';
import type { CollectionShape, FieldShape } from '../definitions';
import { kindOf } from '../fields/field-kinds';
import { optionsOf } from '../fields/choice-values';
import { KindIcon } from '../fields/kind-icon';
import { titleOf } from '../names/localized';
import { fieldTraits, fixedReason } from './field-traits';

/** The hints of buttons that are only an icon are there for the keyboard too. */
const TRIGGER: NonNullable<TooltipProps['trigger']> = ['hover', 'focus'];

/** A long title goes on below, so that it does not push the other columns out of the page. */
const NAMES: CSSProperties = { maxWidth: 280, overflowWrap: 'anywhere' };

export interface FieldTableProps {
  readonly collection: CollectionShape;
  /** Whether the viewer may change them: those of plugins stay as they are. */
  readonly editable: boolean;
  onEdit(field: string): void;
  onRemove(field: string): void;
}

/** The fields of a collection in their order. */
export function FieldTable({ collection, editable, onEdit, onRemove }: FieldTableProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const columns = columnsOf({ collection, t, language });
  const acts: TableColumnsType<FieldShape> = editable
    ? [
        {
          key: 'acts',
          title: t('collections.list.actions'),
          width: 100,
          render: (_value, field) => <FieldActions field={field} collection={collection} onEdit={onEdit} onRemove={onRemove} />,
        },
      ]
    : [];
  const label = t('collections.detail.fieldsOf', { title: titleOf(collection, language) });
  const layout = useTableLayout([...columns, ...acts]);
  return <Table {...layout} aria-label={label} rowKey="name" size="middle" dataSource={[...collection.fields]} pagination={false} />;
}

interface ColumnsOptions {
  readonly collection: CollectionShape;
  readonly t: Translate;
  readonly language: string;
}

function columnsOf({ collection, t, language }: ColumnsOptions): TableColumnsType<FieldShape> {
  return [
    {
      key: 'title',
      title: t('collections.detail.field'),
      render: (_value, field) => (
        <Flex vertical style={NAMES}>
          <strong>{titleOf(field, language)}</strong>
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {field.name}
          </Typography.Text>
        </Flex>
      ),
    },
    {
      key: 'kind',
      title: t('collections.field.kind'),
      render: (_value, field) => (
        <Flex gap={8}>
          <KindIcon kind={kindOf(field).id} />
          {t(`collections.kind.${kindOf(field).id}.title`)}
        </Flex>
      ),
    },
    { key: 'details', title: t('collections.detail.details'), render: (_value, field) => detailsOf(field, t, language) },
    {
      key: 'traits',
      title: t('collections.detail.traits'),
      render: (_value, field) => traitsOf(fieldTraits(field, collection), t),
    },
  ];
}

function traitsOf(traits: ReturnType<typeof fieldTraits>, t: Translate): ReactNode {
  if (traits.length === 0) return '';
  return (
    <Flex gap={4} wrap>
      {traits.map((trait) => (
        <Tag key={trait}>{t(`collections.trait.${trait}`)}</Tag>
      ))}
    </Flex>
  );
}

function detailsOf(field: FieldShape, t: Translate, language: string): ReactNode {
  const { type, target, length, precision, scale, foreignKey } = field;
  if (target !== undefined) {
    return (
      <span>
        →{' '}
        <Link to={`?collection=${encodeURIComponent(target)}`} style={{ textDecoration: 'underline' }}>
          {target}
        </Link>{' '}
        <Typography.Text type="secondary">({foreignKey})</Typography.Text>
      </span>
    );
  }
  const options = optionsOf(field, language);
  if (options !== undefined) {
    return (
      <Typography.Text ellipsis style={{ maxWidth: 280 }}>
        {options.map(({ label }) => label).join(', ')}
      </Typography.Text>
    );
  }
  if (type === 'string') return t('collections.detail.length', { length });
  return type === 'decimal' ? t('collections.detail.digits', { precision, scale }) : '';
}

interface FieldActionsProps extends Omit<FieldTableProps, 'editable'> {
  readonly field: FieldShape;
}

function FieldActions({ field, collection, onEdit, onRemove }: FieldActionsProps): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const title = titleOf(field, useLanguage());
  const reason = fixedReason(field, collection);
  const hint =
    reason === undefined ? t('collections.list.delete') : t(`collections.detail.fixed.${reason}`, { relation: field.foreignKeyOf });
  return (
    <Flex gap={4}>
      <Tooltip title={t('collections.list.edit')} trigger={TRIGGER}>
        <Button
          type="text"
          icon={<EditOutlined />}
          aria-label={t('collections.list.editOf', { title })}
          onClick={() => onEdit(field.name)}
        />
      </Tooltip>
      <Tooltip title={hint} trigger={TRIGGER}>
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('collections.list.deleteOf', { title })}
          aria-description={reason === undefined ? undefined : hint}
          // Stays reachable, so that the reason can be read.
          aria-disabled={reason !== undefined}
          style={reason === undefined ? {} : { color: token.colorTextDisabled, cursor: 'not-allowed' }}
          onClick={() => (reason === undefined ? onRemove(field.name) : undefined)}
        />
      </Tooltip>
    </Flex>
  );
}
