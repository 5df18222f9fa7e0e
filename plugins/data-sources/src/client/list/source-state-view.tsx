import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  DisconnectOutlined,
  LockOutlined,
  PauseCircleOutlined,
  SyncOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { type Translate, useT } from '@mortise/plugin-api/client';
import { Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { Source, TableFault } from '../source';
import { type StateName, stateOf } from '../source-state';

const LOOKS: Readonly<Record<StateName, { readonly color: string; readonly icon: ReactNode }>> = {
  answers: { color: 'success', icon: <CheckCircleOutlined /> },
  faulty: { color: 'warning', icon: <WarningOutlined /> },
  waiting: { color: 'processing', icon: <SyncOutlined /> },
  off: { color: 'default', icon: <PauseCircleOutlined /> },
  away: { color: 'error', icon: <DisconnectOutlined /> },
  refused: { color: 'error', icon: <LockOutlined /> },
  missing: { color: 'error', icon: <CloseCircleOutlined /> },
  broken: { color: 'error', icon: <CloseCircleOutlined /> },
};

/** How a source stands: a word with its colour, and below it what to do where it does not answer. */
export function SourceStateView({ source }: { readonly source: Source }): ReactNode {
  const t = useT();
  const state = stateOf(source);
  const { color, icon } = LOOKS[state];
  const notes = [...(source.reason && source.enabled ? [source.reason.message] : []), ...source.faults.map((fault) => faultText(fault, t))];
  return (
    <Flex vertical gap={4} align="start" aria-live="polite" style={{ maxWidth: 280, whiteSpace: 'normal' }}>
      <Tag color={color} icon={icon}>
        {t(`sources.states.${state}`)}
      </Tag>
      {notes.slice(0, MOST_NOTES).map((note) => (
        <Typography.Text key={note} type="secondary" style={{ fontSize: 12 }}>
          {note}
        </Typography.Text>
      ))}
    </Flex>
  );
}

/** A database that is gone has as many faults as tables. */
const MOST_NOTES = 3;

export function faultText({ table, fault, columns = [], reason = '' }: TableFault, t: Translate): string {
  return t(`faults.${fault}`, { table, columns: columns.join(', '), reason });
}
