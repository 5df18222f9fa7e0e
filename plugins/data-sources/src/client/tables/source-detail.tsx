import { DisconnectOutlined, EditOutlined, ReloadOutlined } from '@ant-design/icons';
import { MAIN_SOURCE, settingsPath, useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded, Screen, useUrlPatch, useUrlState } from '@mortise/ui';
import { Button, Flex, Tabs, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SourceDrawer } from '../edit/source-drawer';
import { SourceStateView } from '../list/source-state-view';
import { useRefresh } from '../list/use-refresh';
import { SOURCES_PAGE, type Source, addressOf, nameOf } from '../source';
import { useSources } from '../use-sources';
import { AdoptedTables } from './adopted-tables';
import { FreeTables } from './free-tables';
import { useAdopted, useFreeTables } from './use-tables';

/** The tables of one source: those that are collections, and those that may become some. */
export function SourceDetail({ sourceKey }: { readonly sourceKey: string }): ReactNode {
  const t = useT();
  const sources = useSources();
  const back = <Link to={settingsPath(SOURCES_PAGE)}>{t('tables.back')}</Link>;
  return (
    <Loaded query={sources}>
      {(rows) => {
        const source = rows.find(({ key }) => key === sourceKey);
        return source === undefined ? (
          <Screen title={t('sources.title')}>
            <EmptyState title={t('tables.noSource', { key: sourceKey })} hint={t('tables.noSourceHint')} action={back} />
          </Screen>
        ) : (
          <SourceTables source={source} />
        );
      }}
    </Loaded>
  );
}

function SourceTables({ source }: { readonly source: Source }): ReactNode {
  const t = useT();
  const { key, enabled, type } = source;
  const [edited] = useUrlState('edit');
  const patch = useUrlPatch({ push: true });
  const where = [t(`sources.kinds.${type}`), addressOf(source)].filter(Boolean).join(' · ');
  return (
    <Screen
      title={t('tables.of', { name: nameOf(source, t) })}
      description={where}
      back={{ to: settingsPath(SOURCES_PAGE), label: t('tables.back') }}
      actions={<DetailActs source={source} />}
    >
      <SourceStateView source={source} />
      {enabled ? <TableTabs source={source} /> : <Typography.Text>{t('tables.off')}</Typography.Text>}
      <SourceDrawer
        edited={edited === undefined || key === MAIN_SOURCE ? undefined : source}
        onCreated={() => patch({ edit: undefined })}
        onClose={() => patch({ edit: undefined })}
      />
    </Screen>
  );
}

function DetailActs({ source }: { readonly source: Source }): ReactNode {
  const t = useT();
  const patch = useUrlPatch({ push: true });
  const { busy, refresh } = useRefresh(source);
  const { key, enabled } = source;
  return (
    <Flex gap="small" wrap>
      {key === MAIN_SOURCE ? null : (
        <Button icon={<EditOutlined />} onClick={() => patch({ edit: key })}>
          {t('sources.edit.short')}
        </Button>
      )}
      {enabled ? (
        <Button icon={<ReloadOutlined />} loading={busy} onClick={() => void refresh()}>
          {t('sources.refresh.short')}
        </Button>
      ) : null}
    </Flex>
  );
}

function TableTabs({ source }: { readonly source: Source }): ReactNode {
  const t = useT();
  const [tab, setTab] = useUrlState('tab');
  const free = useFreeTables(source.key);
  const adopted = useAdopted(source.key);
  const count = (text: string, number: number | undefined): string => (number === undefined ? t(text) : `${t(text)} (${number})`);
  return (
    <Tabs
      activeKey={tab === 'used' ? 'used' : 'free'}
      onChange={(key) => setTab(key === 'free' ? undefined : key)}
      items={[
        {
          key: 'free',
          label: count('tables.free', free.data?.data.length),
          children:
            source.status === 'loading-failed' ? (
              <EmptyState icon={<DisconnectOutlined />} title={t('tables.down')} hint={t('tables.downHint')} />
            ) : (
              <Loaded query={free}>{(found) => <FreeTables source={source} found={found} onTaken={() => setTab('used')} />}</Loaded>
            ),
        },
        {
          key: 'used',
          label: count('tables.used', adopted.data?.length),
          children: (
            <Loaded query={adopted}>{(rows) => <AdoptedTables source={source} rows={rows} onOther={() => setTab(undefined)} />}</Loaded>
          ),
        },
      ]}
    />
  );
}
