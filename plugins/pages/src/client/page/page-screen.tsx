import { EditOutlined } from '@ant-design/icons';
import { useApi, useLive, useSession, useT } from '@mortise/plugin-api/client';
import { Loaded, Screen, useUrlState } from '@mortise/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, lazy } from 'react';
import { useParams } from 'react-router';
import type { PublishedPage } from '../../contract';
import { PAGES_CHANGED, PAGES_SNIPPET } from '../model/names';
import { PageView } from './page-view';

const PageEditor = lazy(() => import('../editor/page-editor'));

/** A page at its address, or its editor with `?edit=1`. */
export default function PageScreen(): ReactNode {
  const { page = '' } = useParams();
  const [edit, setEdit] = useUrlState('edit', { push: true });
  const isAuthor = useSession().can(PAGES_SNIPPET);
  if (edit === '1' && isAuthor) return <PageEditor key={page} uid={page} onLeave={() => setEdit(undefined)} />;
  return <ShownPage key={page} uid={page} onEdit={isAuthor ? () => setEdit('1') : undefined} />;
}

interface ShownPageProps {
  readonly uid: string;
  readonly onEdit: (() => void) | undefined;
}

function ShownPage({ uid, onEdit }: ShownPageProps): ReactNode {
  const t = useT();
  const api = useApi();
  const queries = useQueryClient();
  const queryKey = ['pages', 'page', uid];
  useLive(PAGES_CHANGED, () => void queries.invalidateQueries({ queryKey }));
  const page = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await api.get<PublishedPage>('uiPages:get', { params: { filterByTk: uid }, signal })).data,
  });
  const edit =
    onEdit === undefined ? null : (
      <Button icon={<EditOutlined />} onClick={onEdit}>
        {t('page.edit')}
      </Button>
    );
  return (
    <Screen title={page.data?.title ?? t('page.title')} actions={edit}>
      <Loaded query={page}>{({ content, revision }) => <PageView page={{ uid, revision }} content={content} />}</Loaded>
    </Screen>
  );
}
