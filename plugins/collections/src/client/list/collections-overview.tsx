import { DatabaseOutlined, FileAddOutlined, ImportOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { settingsPath, useNavigation, useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded, Screen, useUrlState } from '@mortise/ui';
import { Button, Flex, Input, Segmented } from 'antd';
import { type ReactNode, Suspense, lazy, useState } from 'react';
import { useNavigate } from 'react-router';
import { CreateDrawer } from '../create/create-drawer';
import { RemovalDialog } from '../removal/removal-dialog';
import { type KnownCollection, useKnownCollections } from '../use-known-collections';
import { useCollections } from '../use-schema';
import { CollectionTable } from './collection-table';
import { findCollections } from './find-collections';

// The drawing library is loaded by those who look at the diagram.
const RelationDiagram = lazy(() => import('../diagram/relation-diagram'));

/** All collections, as a table or as a diagram of their relations. */
export function CollectionsOverview(): ReactNode {
  const t = useT();
  const [isNew, setIsNew] = useUrlState('new', { push: true });
  const collections = useCollections();
  // Where there are none, the buttons stand in the middle.
  const actions = collections.data?.length === 0 ? undefined : <OverviewActions />;
  return (
    <Screen title={t('collections.title')} description={t('collections.description')} actions={actions}>
      <Loaded query={collections}>{() => <OverviewContent />}</Loaded>
      <CreateDrawer open={isNew !== undefined} onClose={() => setIsNew(undefined)} />
    </Screen>
  );
}

function OverviewActions(): ReactNode {
  const t = useT();
  const [, setImporting] = useUrlState('import', { push: true });
  const [, setIsNew] = useUrlState('new', { push: true });
  return (
    <>
      <ExistingTables />
      <Button icon={<FileAddOutlined />} onClick={() => setImporting('1')}>
        {t('collections.csv.title')}
      </Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setIsNew('1')}>
        {t('collections.create.title')}
      </Button>
    </>
  );
}

const TABLES_PAGE = settingsPath('data-sources');

/** The way to tables that are there already, where something offers one to the viewer. */
function ExistingTables(): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const { settings } = useNavigation();
  if (!settings.some(({ path }) => path === TABLES_PAGE)) return null;
  return (
    <Button icon={<ImportOutlined />} onClick={() => void navigate(`${TABLES_PAGE}?source=main`)}>
      {t('collections.existing')}
    </Button>
  );
}

function OverviewContent(): ReactNode {
  const t = useT();
  const known = useKnownCollections();
  const [view, setView] = useUrlState('view');
  const [search, setSearch] = useSearch();
  return (
    <>
      {known.some(({ origin }) => origin === 'user') ? null : <NoCollections />}
      <Flex gap="small" wrap justify="space-between">
        <Input
          type="search"
          prefix={<SearchOutlined aria-hidden />}
          aria-label={t('collections.list.search')}
          placeholder={t('collections.list.search')}
          value={search}
          style={{ maxWidth: 320 }}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Segmented
          aria-label={t('collections.list.view')}
          value={view === 'diagram' ? 'diagram' : 'table'}
          options={['table', 'diagram'].map((value) => ({ value, label: t(`collections.list.as.${value}`) }))}
          onChange={(value) => setView(value === 'diagram' ? value : undefined)}
        />
      </Flex>
      {view === 'diagram' ? (
        <Suspense fallback={<div role="status">{t('collections.diagram.loading')}</div>}>
          <RelationDiagram search={search} />
        </Suspense>
      ) : (
        <CollectionList known={known} search={search} onForget={() => setSearch('')} />
      )}
    </>
  );
}

/** What is typed shows at once; the address follows when it can. */
function useSearch(): [string, (search: string) => void] {
  const [linked, setLinked] = useUrlState('q');
  const [search, setSearch] = useState(linked ?? '');
  const change = (next: string): void => {
    setSearch(next);
    setLinked(next === '' ? undefined : next);
  };
  return [search, change];
}

interface CollectionListProps {
  readonly known: readonly KnownCollection[];
  readonly search: string;
  onForget(): void;
}

function CollectionList({ known, search, onForget }: CollectionListProps): ReactNode {
  const t = useT();
  const [removing, setRemoving] = useState<string>();
  const shown = findCollections(known, search);
  return (
    <>
      {shown.length === 0 && search !== '' ? (
        <EmptyState
          title={t('collections.list.nothing', { search })}
          action={<Button onClick={onForget}>{t('collections.list.showAll')}</Button>}
        />
      ) : (
        <CollectionTable collections={shown} onRemove={setRemoving} />
      )}
      <RemovalDialog removal={removing === undefined ? undefined : { collection: removing }} onClose={() => setRemoving(undefined)} />
    </>
  );
}

function NoCollections(): ReactNode {
  const t = useT();
  const acts = (
    <Flex wrap gap="small" justify="center">
      <OverviewActions />
    </Flex>
  );
  return <EmptyState icon={<DatabaseOutlined />} title={t('collections.empty.title')} hint={t('collections.empty.hint')} action={acts} />;
}
