import { TableOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, FailureNotice, Screen } from '@mortise/ui';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { DataBrowser } from './data-browser';
import { CollectionsContext, useDataCollection } from './model/use-collections';
import { SourceScope } from './source-scope';

/** Records of one collection: `/data/:collection`, in another data source `/data/:source/:collection`. */
export default function DataPage(): ReactNode {
  const { source, collection = '' } = useParams();
  if (source === undefined) return <CollectionPage name={collection} />;
  return (
    <SourceScope key={source} source={source}>
      <CollectionPage name={collection} />
    </SourceScope>
  );
}

function CollectionPage({ name }: { readonly name: string }): ReactNode {
  const { all, collection, loading, error, retry } = useDataCollection(name);
  const t = useT();
  if (collection !== undefined) {
    return (
      <CollectionsContext value={all}>
        <DataBrowser key={name} collection={collection} />
      </CollectionsContext>
    );
  }
  if (loading) {
    return (
      <Screen title={name}>
        <div role="status" aria-label={t('data.loading')}>
          <Skeleton title={false} paragraph={{ rows: 6 }} />
        </div>
      </Screen>
    );
  }
  if (error !== undefined) {
    return (
      <Screen title={name}>
        <FailureNotice error={error} onRetry={retry} />
      </Screen>
    );
  }
  return (
    <Screen title={t('data.missing.title')}>
      <EmptyState icon={<TableOutlined />} title={t('data.missing.text', { name })} hint={t('data.missing.hint')} />
    </Screen>
  );
}
