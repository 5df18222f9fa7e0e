import { useLanguage, useT } from '@mortise/plugin-api/client';
import { useTableLayout } from '@mortise/ui';
import { Button, Flex, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { type Caller, type LimitState, SUBJECT_PATTERN } from '../../contract';
import { useLimitText } from '../limits/limit-text';
import { CallerName, callerText } from './caller-name';

const LIMITABLE = new RegExp(SUBJECT_PATTERN);

export interface CallersTableProps {
  readonly rows: readonly Caller[];
  readonly overrides: LimitState['overrides'];
  readonly busy: boolean;
  onUsage(subject: string): void;
  onOwnLimit(subject: string): void;
}

export function CallersTable({ rows, overrides, busy, onUsage, onOwnLimit }: CallersTableProps): ReactNode {
  const t = useT();
  const numbers = new Intl.NumberFormat(useLanguage());
  const limitText = useLimitText();
  const ownText = (subject: string): string => {
    const own = overrides.find((one) => one.subject === subject);
    return own === undefined ? '–' : limitText(own);
  };
  const columns: TableColumnsType<Caller> = [
    { key: 'caller', title: t('callers.caller'), render: (_, caller) => <CallerName {...caller} /> },
    { dataIndex: 'calls', title: t('callers.calls'), align: 'right', render: (count: number) => numbers.format(count) },
    { dataIndex: 'refused', title: t('callers.refused'), align: 'right', render: (count: number) => numbers.format(count) },
    { key: 'own', title: t('own.limit'), render: (_, { subject }) => ownText(subject) },
    {
      key: 'acts',
      title: t('callers.acts'),
      render: (_, caller) => <CallerActs caller={caller} onUsage={onUsage} onOwnLimit={onOwnLimit} />,
    },
  ];
  const layout = useTableLayout(columns);
  return (
    <Table {...layout} aria-label={t('callers.title')} rowKey="subject" size="small" loading={busy} pagination={false} dataSource={rows} />
  );
}

interface CallerActsProps extends Pick<CallersTableProps, 'onUsage' | 'onOwnLimit'> {
  readonly caller: Caller;
}

function CallerActs({ caller, onUsage, onOwnLimit }: CallerActsProps): ReactNode {
  const t = useT();
  const name = callerText(t, caller);
  return (
    <Flex gap="small">
      <Button size="small" aria-label={t('callers.usageOf', { name })} onClick={() => onUsage(caller.subject)}>
        {t('callers.usage')}
      </Button>
      {LIMITABLE.test(caller.subject) ? (
        <Button size="small" aria-label={t('own.setFor', { name })} onClick={() => onOwnLimit(caller.subject)}>
          {t('own.limit')}
        </Button>
      ) : null}
    </Flex>
  );
}
