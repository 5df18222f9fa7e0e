import { CodeOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded, Screen, useUrlPatch, useUrlState } from '@mortise/ui';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { QueryDrawer } from './edit/query-drawer';
import { DeleteQuery } from './list/delete-query';
import { QueriesTable } from './list/queries-table';
import type { NamedQuery } from './named-query';
import { RunDrawer } from './run/run-drawer';
import { useQueries } from './use-queries';

/** All named queries; one that is edited or run is in the address. */
export default function QueriesPage(): ReactNode {
  const t = useT();
  const [pageText, setPage] = useUrlState('page');
  const [edited] = useUrlState('edit');
  const [isNew] = useUrlState('new');
  const [ran] = useUrlState('run');
  const patch = useUrlPatch({ push: true });
  const [doomed, setDoomed] = useState<NamedQuery>();
  const page = readPage(pageText);
  const queries = useQueries(page);
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => patch({ new: '1' })}>
      {t('queries.add')}
    </Button>
  );
  const isEmpty = queries.data?.data.length === 0 && page === 1;
  return (
    <Screen title={t('queries.title')} description={t('queries.description')} actions={isEmpty ? undefined : add}>
      <Loaded query={queries}>
        {(found) =>
          isEmpty ? (
            <EmptyState icon={<CodeOutlined />} title={t('queries.empty')} hint={t('queries.emptyHint')} action={add} />
          ) : (
            <QueriesTable
              found={found}
              busy={queries.isPlaceholderData}
              onPage={(next) => setPage(next === 1 ? undefined : String(next))}
              onRun={(name) => patch({ run: name })}
              onDelete={setDoomed}
            />
          )
        }
      </Loaded>
      <QueryDrawer edited={edited} isNew={isNew !== undefined} onClose={() => patch({ edit: undefined, new: undefined })} />
      <RunDrawer name={ran} onClose={() => patch({ run: undefined })} />
      <DeleteQuery doomed={doomed} onClose={() => setDoomed(undefined)} />
    </Screen>
  );
}

/** What somebody typed into the address and is no page counts as the first. */
function readPage(text: string | undefined): number {
  return /^[1-9]\d{0,4}$/.test(text ?? '') ? Number(text) : 1;
}
