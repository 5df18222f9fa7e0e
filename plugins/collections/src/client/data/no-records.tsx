import { FilterOutlined, InboxOutlined, PlusOutlined } from '@ant-design/icons';
import { settingsPath, useSession, useT } from '@mortise/plugin-api/client';
import { EmptyState } from '@mortise/ui';
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { COLLECTIONS_SNIPPET } from '../../contract';
import { type DataCollection, titleOfCollection } from './model/data-collection';
import type { ViewState } from './model/use-view';

export interface NoRecordsProps {
  readonly collection: DataCollection;
  readonly state: ViewState;
  /** Conditions the viewer cannot take away leave only some of the records. */
  readonly isNarrowed: boolean;
  readonly onCreate: (() => void) | undefined;
}

/** Stands where the table would be: nothing matches, the page is beyond the last one, or there is nothing yet. */
export function NoRecords({ collection, state: { view, change }, isNarrowed, onCreate }: NoRecordsProps): ReactNode {
  const t = useT();
  if (view.filter !== undefined || view.search !== '') {
    return (
      <EmptyState
        icon={<FilterOutlined />}
        title={t('data.noMatch.title')}
        hint={t('data.noMatch.hint')}
        action={<Button onClick={() => change({ filter: undefined, search: '' })}>{t('data.noMatch.clear')}</Button>}
      />
    );
  }
  if (view.page > 1) {
    return (
      <EmptyState
        icon={<InboxOutlined />}
        title={t('data.beyond.title')}
        action={<Button onClick={() => change({ page: 1 })}>{t('data.beyond.first')}</Button>}
      />
    );
  }
  if (isNarrowed) return <EmptyState icon={<InboxOutlined />} title={t('data.noMatch.title')} hint={t('data.noMatch.narrowed')} />;
  return (
    <EmptyState
      icon={<InboxOutlined />}
      title={t('data.empty.title', { name: titleOfCollection(collection) })}
      hint={t(onCreate === undefined ? 'data.empty.hintReader' : 'data.empty.hint')}
      action={<FirstSteps onCreate={onCreate} />}
    />
  );
}

function FirstSteps({ onCreate }: Pick<NoRecordsProps, 'onCreate'>): ReactNode {
  const t = useT();
  const { can } = useSession();
  return (
    <Flex vertical gap="small" align="center">
      {onCreate === undefined ? null : (
        <Button type="primary" icon={<PlusOutlined />} onClick={onCreate}>
          {t('data.empty.create')}
        </Button>
      )}
      {can(COLLECTIONS_SNIPPET) ? <Link to={`${settingsPath('collections')}?import=1`}>{t('data.empty.import')}</Link> : null}
    </Flex>
  );
}
