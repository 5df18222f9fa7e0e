import { TableOutlined } from '@ant-design/icons';
import { useLanguage, useT } from '@mortise/plugin-api/client';
import { Loaded, Screen, useUrlState } from '@mortise/ui';
import { Button, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { CollectionShape } from '../definitions';
import { titleOf } from '../names/localized';
import { useKnownCollections } from '../use-known-collections';
import { useCollection } from '../use-schema';
import { CollectionFields } from './collection-fields';
import { CollectionSettings } from './collection-settings';

/** One collection: its fields and its settings. */
export function CollectionDetail({ name }: { readonly name: string }): ReactNode {
  const t = useT();
  const collection = useCollection(name);
  if (collection.data !== undefined) return <DetailScreen collection={collection.data} />;
  return (
    <Screen title={name} back={{ to: '?', label: t('collections.detail.all') }}>
      <Loaded query={collection}>{() => null}</Loaded>
    </Screen>
  );
}

function DetailScreen({ collection }: { readonly collection: CollectionShape }): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const language = useLanguage();
  const [tab, setTab] = useUrlState('tab');
  const editable = useKnownCollections().find(({ name }) => name === collection.name)?.origin === 'user';
  const items = [
    { key: 'fields', label: t('collections.detail.fields'), children: <CollectionFields collection={collection} editable={editable} /> },
    ...(editable
      ? [
          {
            key: 'settings',
            label: t('collections.detail.settings'),
            children: <CollectionSettings key={collection.name} collection={collection} />,
          },
        ]
      : []),
  ];
  return (
    <Screen
      title={titleOf(collection, language)}
      back={{ to: '?', label: t('collections.detail.all') }}
      description={collection.description ?? t('collections.detail.named', { name: collection.name })}
      actions={
        <Button icon={<TableOutlined />} onClick={() => void navigate(`/data/${encodeURIComponent(collection.name)}`)}>
          {t('collections.list.data')}
        </Button>
      }
    >
      <Tabs activeKey={tab ?? 'fields'} items={items} onChange={(key) => setTab(key === 'fields' ? undefined : key)} destroyOnHidden />
    </Screen>
  );
}
