import { TableOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState } from '@mortise/ui';
import { Alert, Flex } from 'antd';
import type { ReactNode } from 'react';
import type { Source } from '../source';
import { FreeTablesBar } from './free-tables-bar';
import { FreeTablesTable } from './free-tables-table';
import { useChosenTables } from './use-chosen-tables';
import type { FreeTables as Found } from './use-tables';
import { useTakeOver } from './use-take-over';

export interface FreeTablesProps {
  readonly source: Source;
  readonly found: Found;
  /** They are collections now. */
  onTaken(): void;
}

/** Tables that are no collections yet. All that can be are chosen at first; one click makes them so. */
export function FreeTables({ source, found, onTaken }: FreeTablesProps): ReactNode {
  const t = useT();
  const tables = found.data;
  const choice = useChosenTables(tables);
  const { takeOver, busy, dialog } = useTakeOver(source.key, onTaken);
  if (tables.length === 0) return <EmptyState icon={<TableOutlined />} title={t('tables.none')} hint={t('tables.noneHint')} />;
  const { chosen, keys, shown, choose, setKey } = choice;
  return (
    <Flex vertical gap="middle">
      <Alert type="info" showIcon title={t('tables.promise')} />
      <FreeTablesBar choice={choice} busy={busy} onTakeOver={() => void takeOver(chosen, keys)} />
      {found.meta.truncated ? <Alert type="warning" showIcon title={t('tables.truncated', { count: tables.length })} /> : null}
      <FreeTablesTable tables={shown} keys={keys} chosen={chosen.map(({ name }) => name)} onChosen={choose} onKey={setKey} />
      {dialog}
    </Flex>
  );
}
