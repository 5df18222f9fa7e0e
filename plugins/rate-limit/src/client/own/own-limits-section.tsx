import { DeleteOutlined, EditOutlined, PlusOutlined, SlidersOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, usePageButtons, useTableLayout } from '@mortise/ui';
import { Button, Flex, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import type { LimitState } from '../../contract';
import { CallerName, callerText } from '../callers/caller-name';
import { useLimitText } from '../limits/limit-text';
import { Section } from '../section';
import { RemoveOwnLimit } from './remove-own-limit';

type OwnLimit = LimitState['overrides'][number];

export interface OwnLimitsSectionProps {
  readonly overrides: readonly OwnLimit[];
  /** With an empty text: for somebody who is still to be named. */
  onEdit(subject: string): void;
}

/** Callers with a limit of their own. */
export function OwnLimitsSection({ overrides, onEdit }: OwnLimitsSectionProps): ReactNode {
  const t = useT();
  const [doomed, setDoomed] = useState<OwnLimit>();
  const add = (
    <Button icon={<PlusOutlined aria-hidden />} onClick={() => onEdit('')}>
      {t('own.add')}
    </Button>
  );
  return (
    <Section title={t('own.title')} actions={add}>
      {overrides.length === 0 ? (
        <EmptyState icon={<SlidersOutlined />} title={t('own.empty')} hint={t('own.emptyHint')} />
      ) : (
        <OwnLimitsTable rows={overrides} onEdit={onEdit} onRemove={setDoomed} />
      )}
      <RemoveOwnLimit limit={doomed} onClose={() => setDoomed(undefined)} />
    </Section>
  );
}

interface OwnLimitsTableProps {
  readonly rows: readonly OwnLimit[];
  onEdit(subject: string): void;
  onRemove(limit: OwnLimit): void;
}

function OwnLimitsTable({ rows, onEdit, onRemove }: OwnLimitsTableProps): ReactNode {
  const t = useT();
  const limitText = useLimitText();
  const acts = (own: OwnLimit): ReactNode => (
    <Flex gap="small">
      <Button
        size="small"
        icon={<EditOutlined aria-hidden />}
        aria-label={t('own.editOf', { name: callerText(t, own) })}
        onClick={() => onEdit(own.subject)}
      />
      <Button
        size="small"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('own.removeOf', { name: callerText(t, own) })}
        onClick={() => onRemove(own)}
      />
    </Flex>
  );
  const columns: TableColumnsType<OwnLimit> = [
    { key: 'caller', title: t('callers.caller'), render: (_, own) => <CallerName {...own} /> },
    { key: 'limit', title: t('limits.limit'), render: (_, own) => limitText(own) },
    { key: 'acts', title: t('callers.acts'), render: (_, own) => acts(own) },
  ];
  const layout = useTableLayout(columns);
  return (
    <Table
      {...layout}
      aria-label={t('own.title')}
      rowKey="subject"
      size="small"
      dataSource={rows}
      pagination={{ hideOnSinglePage: true, showSizeChanger: false, itemRender: usePageButtons() }}
    />
  );
}
