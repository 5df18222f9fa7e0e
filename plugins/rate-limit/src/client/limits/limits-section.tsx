import { useT } from '@mortise/plugin-api/client';
import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { LIMIT_KINDS, type LimitKind, type LimitSettings } from '../../contract';
import { Section } from '../section';
import { useLimitText } from './limit-text';

interface Row {
  readonly kind: LimitKind;
}

const ROWS: readonly Row[] = LIMIT_KINDS.map((kind) => ({ kind }));

/** The limits in force. */
export function LimitsSection({ settings }: { readonly settings: LimitSettings }): ReactNode {
  const t = useT();
  const limitText = useLimitText();
  const columns: TableColumnsType<Row> = [
    { key: 'kind', title: t('limits.counted'), render: (_, { kind }) => t(`kinds.${kind}`) },
    { key: 'limit', title: t('limits.limit'), render: (_, { kind }) => limitText(settings[kind]) },
  ];
  return (
    <Section title={t('limits.title')} hint={t('limits.hint')}>
      <Table aria-label={t('limits.title')} rowKey="kind" size="small" pagination={false} columns={columns} dataSource={ROWS} />
    </Section>
  );
}
