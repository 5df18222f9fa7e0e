import { DeleteOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { usePageButtons, useTableLayout } from '@mortise/ui';
import { Button, Flex, Table, type TableColumnsType, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ShownIssuer } from '../../contract';

export interface IssuersTableProps {
  readonly rows: readonly ShownIssuer[];
  onEdit(name: string): void;
  onTest(name: string): void;
  onDelete(issuer: ShownIssuer): void;
}

export function IssuersTable({ rows, onEdit, onTest, onDelete }: IssuersTableProps): ReactNode {
  const t = useT();
  const columns: TableColumnsType<ShownIssuer> = [
    {
      key: 'name',
      title: t('field.name'),
      render: (_, { name, title }) => (
        <Button type="link" style={{ padding: 0 }} onClick={() => onEdit(name)}>
          {title ?? name}
        </Button>
      ),
    },
    { key: 'issuer', title: t('field.issuer'), render: (_, { issuer }) => <Address text={issuer} /> },
    { key: 'audience', title: t('field.audience'), render: (_, { audience }) => <Address text={audience} /> },
    { key: 'key', title: t('field.keyType'), render: (_, issuer) => t(`keyTypes.${issuer.keyType}`) },
    {
      key: 'apis',
      title: t('field.apis'),
      render: (_, { apis }) => (apis === null ? t('apis.all') : t('apis.some', { count: apis.length })),
    },
    { key: 'enabled', title: t('state'), render: (_, { enabled }) => <Tag>{t(enabled ? 'on' : 'off')}</Tag> },
    {
      key: 'acts',
      title: t('acts'),
      render: (_, issuer) => <IssuerActs issuer={issuer} onTest={onTest} onDelete={onDelete} />,
    },
  ];
  const layout = useTableLayout(columns);
  return (
    <Table
      {...layout}
      aria-label={t('title')}
      rowKey="name"
      size="small"
      dataSource={rows}
      pagination={{ hideOnSinglePage: true, showSizeChanger: false, itemRender: usePageButtons() }}
    />
  );
}

/** Has no spaces at which it could go on below. */
function Address({ text }: { readonly text: string }): ReactNode {
  return <span style={{ display: 'inline-block', minWidth: 120, overflowWrap: 'anywhere' }}>{text}</span>;
}

interface IssuerActsProps extends Pick<IssuersTableProps, 'onTest' | 'onDelete'> {
  readonly issuer: ShownIssuer;
}

function IssuerActs({ issuer, onTest, onDelete }: IssuerActsProps): ReactNode {
  const t = useT();
  const { name } = issuer;
  return (
    <Flex gap="small">
      <Button size="small" aria-label={t('testOf', { name })} onClick={() => onTest(name)}>
        {t('test.open')}
      </Button>
      <Button size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('deleteOf', { name })} onClick={() => onDelete(issuer)} />
    </Flex>
  );
}
