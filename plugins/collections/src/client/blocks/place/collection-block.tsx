import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { FailureNotice } from '@mortise/ui';
import { Skeleton, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { DataCollection } from '../../data/model/data-collection';
import { CollectionsContext, useDataCollection } from '../../data/model/use-collections';
import { readText } from '../settings/read-settings';
import { BlockSource } from './block-source';
import { readSource } from './read-source';

export interface CollectionBlockProps {
  /** Of the block: they name the collection and its data source. */
  readonly settings: JsonObject;
  /** The right without which there is nothing to show. */
  readonly needs: 'view' | 'create' | 'update';
  readonly children: (collection: DataCollection) => ReactNode;
}

/** What every block about a collection has around it: the collection as the viewer may see it, or why there is nothing. */
export function CollectionBlock({ settings, ...rest }: CollectionBlockProps): ReactNode {
  return (
    <BlockSource source={readSource(settings)}>
      <KnownCollection {...rest} name={readText(settings['collection'])} />
    </BlockSource>
  );
}

interface KnownCollectionProps extends Omit<CollectionBlockProps, 'settings'> {
  /** `''` while none is chosen. */
  readonly name: string;
}

function KnownCollection({ name, needs, children }: KnownCollectionProps): ReactNode {
  const t = useT();
  const { all, collection, loading, error, retry } = useDataCollection(name);
  if (name === '') return <BlockNotice>{t('blocks.choose')}</BlockNotice>;
  if (error !== undefined) return <FailureNotice error={error} onRetry={retry} />;
  if (loading) return <BlockSkeleton />;
  if (collection?.actions[needs] === undefined) return <BlockNotice>{t(`blocks.refused.${needs}`)}</BlockNotice>;
  return <CollectionsContext value={all}>{children(collection)}</CollectionsContext>;
}

/** Stands in a block in place of what it would show. */
export function BlockNotice({ children }: { readonly children: ReactNode }): ReactNode {
  return <Typography.Text type="secondary">{children}</Typography.Text>;
}

export function BlockSkeleton(): ReactNode {
  const t = useT();
  return (
    <div role="status" aria-label={t('data.loading')}>
      <Skeleton active={false} title={false} paragraph={{ rows: 4 }} />
    </div>
  );
}
