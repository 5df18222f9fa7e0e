import { DeleteOutlined, DownloadOutlined, TableOutlined } from '@ant-design/icons';
import { useLanguage, useT } from '@mortise/plugin-api/client';
import { CopyButton, FailureNotice, usePageButtons } from '@mortise/ui';
import { Alert, Button, Flex, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { RemovalDialog } from '../removal/removal-dialog';
import { ScrollRegion, WIDE_TABLE } from '../scroll-region';
import { badCellsText } from './bad-cells-text';
import type { BadCell } from './import-rows';
import type { ImportOutcome } from './use-import';

/** What an import left behind: rows that are in, cells that are not, and what can be done about it. */
export function ImportOutcomePanel({ outcome }: { readonly outcome: ImportOutcome }): ReactNode {
  const t = useT();
  const number = new Intl.NumberFormat(useLanguage());
  const { state, name, tally, error } = outcome;
  const counts = { count: tally.rows, number: number.format(tally.rows), name };
  return (
    <Flex vertical gap="middle" role="status">
      <Alert type={state === 'done' ? 'success' : 'warning'} showIcon title={t(`collections.csv.outcome.${state}`, counts)} />
      {error === undefined ? null : <FailureNotice error={error} />}
      <OutcomeActions name={name} isPart={state !== 'done'} />
      {tally.badCount === 0 ? null : <BadCells tally={tally} name={name} />}
    </Flex>
  );
}

function OutcomeActions({ name, isPart }: { readonly name: string; readonly isPart: boolean }): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const [removing, setRemoving] = useState(false);
  return (
    <Flex gap="small" wrap>
      <Button type="primary" icon={<TableOutlined />} onClick={() => void navigate(`/data/${name}`)}>
        {t('collections.list.data')}
      </Button>
      {isPart ? (
        <Button danger icon={<DeleteOutlined />} onClick={() => setRemoving(true)}>
          {t('collections.csv.deleteNew')}
        </Button>
      ) : null}
      <RemovalDialog
        removal={removing ? { collection: name } : undefined}
        onClose={() => setRemoving(false)}
        onRemoved={() => void navigate('?', { replace: true })}
      />
    </Flex>
  );
}

function BadCells({ tally, name }: { readonly tally: ImportOutcome['tally']; readonly name: string }): ReactNode {
  const t = useT();
  const itemRender = usePageButtons();
  const number = new Intl.NumberFormat(useLanguage());
  const text = badCellsText(tally.bad, [t('collections.csv.row'), t('collections.csv.column'), t('collections.csv.value')]);
  const hidden = tally.badCount - tally.bad.length;
  return (
    <Flex vertical gap="small">
      <Alert
        type="warning"
        showIcon
        title={t('collections.csv.badCells', { count: tally.badCount, number: number.format(tally.badCount) })}
      />
      <Flex gap="small" wrap>
        <CopyButton text={text} label={t('collections.csv.copyBad')} />
        <Button icon={<DownloadOutlined />} onClick={() => download(`${name}-problems.csv`, text)}>
          {t('collections.csv.downloadBad')}
        </Button>
      </Flex>
      <ScrollRegion label={t('collections.csv.badTable')}>
        <Table<BadCell>
          aria-label={t('collections.csv.badTable')}
          rowKey={({ row, column }) => `${row} ${column ?? ''}`}
          size="small"
          pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true, itemRender }}
          style={WIDE_TABLE}
          dataSource={tally.bad}
          columns={[
            { key: 'row', title: t('collections.csv.row'), dataIndex: 'row', width: 90 },
            { key: 'column', title: t('collections.csv.column'), render: (_value, { column }) => column ?? t('collections.csv.wholeRow') },
            { key: 'text', title: t('collections.csv.value'), dataIndex: 'text' },
          ]}
        />
      </ScrollRegion>
      {hidden === 0 ? null : <span>{t('collections.csv.moreBad', { count: hidden, number: number.format(hidden) })}</span>}
    </Flex>
  );
}

function download(name: string, text: string): void {
  // The mark tells spreadsheets that it is UTF-8.
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
