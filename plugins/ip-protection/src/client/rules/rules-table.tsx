import { DeleteOutlined } from '@ant-design/icons';
import { useLanguage, useT } from '@mortise/plugin-api/client';
import { MomentText, usePageButtons, useTableLayout } from '@mortise/ui';
import { Button, Table, type TableColumnsType, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { LISTS, type RuleSummary } from '../../contract/rule';
import { useSubjectName } from './use-subject-name';

export interface RulesTableProps {
  readonly label: string;
  readonly rules: readonly RuleSummary[];
  onOpen(subject: string): void;
  onRemove(subject: string): void;
}

export function RulesTable({ label, rules, onOpen, onRemove }: RulesTableProps): ReactNode {
  const itemRender = usePageButtons();
  const columns = [...useSubjectColumns(onOpen), ...useActColumns(onRemove)];
  const layout = useTableLayout(columns);
  return (
    <Table<RuleSummary>
      {...layout}
      aria-label={label}
      rowKey="subject"
      size="middle"
      dataSource={rules}
      pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true, itemRender }}
    />
  );
}

function useSubjectColumns(onOpen: RulesTableProps['onOpen']): TableColumnsType<RuleSummary> {
  const t = useT();
  const nameOf = useSubjectName();
  const number = new Intl.NumberFormat(useLanguage());
  const openButton = (subject: string): ReactNode => (
    <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(subject)}>
      {nameOf(subject)}
    </Button>
  );
  return [
    { key: 'subject', title: t('table.subject'), render: (_, { subject }) => openButton(subject) },
    ...LISTS.map((list) => ({
      key: list,
      title: t(`lists.${list}.short`),
      align: 'right' as const,
      render: (_: unknown, { entries }: RuleSummary) => (entries[list] === 0 ? t('table.off') : number.format(entries[list])),
    })),
    { key: 'updatedAt', title: t('table.updatedAt'), render: (_, { updatedAt }) => <MomentText value={updatedAt} /> },
  ];
}

function useActColumns(onRemove: RulesTableProps['onRemove']): TableColumnsType<RuleSummary> {
  const t = useT();
  const nameOf = useSubjectName();
  const removeButton = (subject: string): ReactNode => (
    <Tooltip title={t('remove.short')}>
      <Button
        type="text"
        danger
        icon={<DeleteOutlined />}
        aria-label={t('remove.title', { name: nameOf(subject) })}
        onClick={() => onRemove(subject)}
      />
    </Tooltip>
  );
  return [{ key: 'acts', title: t('table.acts'), width: 80, render: (_, { subject }) => removeButton(subject) }];
}
