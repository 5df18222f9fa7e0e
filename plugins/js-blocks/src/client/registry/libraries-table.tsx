import { DeleteOutlined } from '@ant-design/icons';
import { useLanguage, useT } from '@mortise/plugin-api/client';
import { useTableLayout } from '@mortise/ui';
import { Button, Flex, Table, type TableColumnsType, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { ShownLibrary } from '../../contract';
import { ApproveButton } from './approve-button';

export interface LibrariesTableProps {
  readonly libraries: readonly ShownLibrary[];
  onRemove(library: ShownLibrary): void;
}

export function LibrariesTable({ libraries, onRemove }: LibrariesTableProps): ReactNode {
  const t = useT();
  const columns = useColumns();
  const actions = (library: ShownLibrary): ReactNode => (
    <Flex justify="flex-end" gap="small">
      {library.status === 'requested' ? <ApproveButton specifier={library.specifier} name={library.name} /> : null}
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('registry.removeOf', { name: library.name, version: library.version })}
        onClick={() => onRemove(library)}
      />
    </Flex>
  );
  const acts: TableColumnsType<ShownLibrary>[number] = {
    key: 'acts',
    title: <span className="visually-hidden">{t('registry.actions')}</span>,
    align: 'end',
    render: (_, library) => actions(library),
  };
  const layout = useTableLayout([...columns, acts]);
  return (
    <Table {...layout} aria-label={t('settings.tabs.libraries')} rowKey="id" size="small" pagination={false} dataSource={[...libraries]} />
  );
}

function useColumns(): TableColumnsType<ShownLibrary> {
  const t = useT();
  const kilobytes = new Intl.NumberFormat(useLanguage(), { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  return [
    { key: 'name', title: t('registry.library'), render: (_, library) => <LibraryName library={library} /> },
    { key: 'version', title: t('registry.version'), render: (_, { version }) => version },
    { key: 'format', title: t('registry.format'), render: (_, { format }) => t(`registry.formats.${format}`) },
    {
      key: 'status',
      title: t('registry.status'),
      render: (_, { status }) => <Tag color={status === 'approved' ? 'success' : 'warning'}>{t(`registry.statuses.${status}`)}</Tag>,
    },
    {
      key: 'size',
      title: t('registry.size'),
      align: 'end',
      render: (_, { size }) => (size === null ? '–' : kilobytes.format(size / 1000)),
    },
    { key: 'integrity', title: t('registry.integrity'), render: (_, { integrity }) => <Integrity value={integrity} /> },
  ];
}

function LibraryName({ library: { name, specifier, note } }: { readonly library: ShownLibrary }): ReactNode {
  return (
    <Flex vertical style={{ maxWidth: 320 }}>
      <Typography.Text strong>{name}</Typography.Text>
      <Typography.Text type="secondary" style={{ overflowWrap: 'anywhere' }}>
        {specifier}
      </Typography.Text>
      {note === null ? null : <span>{note}</span>}
    </Flex>
  );
}

function Integrity({ value }: { readonly value: string | null }): ReactNode {
  if (value === null) return '–';
  return (
    <Typography.Text code style={{ display: 'inline-block', maxWidth: 220, overflowWrap: 'anywhere' }}>
      {value}
    </Typography.Text>
  );
}
