import { EditOutlined } from '@ant-design/icons';
import { isApiError, useSession, useT } from '@mortise/plugin-api/client';
import { Loaded, Screen, useUrlState } from '@mortise/ui';
import { Button } from 'antd';
import { type ReactNode, lazy, useMemo } from 'react';
import { useParams } from 'react-router';
import { PAGES_SNIPPET } from '../model/names';
import { Popups } from '../views/popups';
import type { PopupStage } from '../views/use-popup-page';
import { useViews } from '../views/use-views';
import { ViewPlaceContext } from '../views/view-place';
import { NoPage } from './no-page';
import { PageView } from './page-view';
import { usePublishedPage } from './use-published-page';

const PageEditor = lazy(() => import('../editor/page-editor'));

/** A page at its address, or its editor with `?edit=1`; over it the pages that `?view=` names, in the editor their drafts. */
export default function PageScreen(): ReactNode {
  const { page = '' } = useParams();
  return <OpenedPage key={page} uid={page} />;
}

function OpenedPage({ uid }: { readonly uid: string }): ReactNode {
  const [edit, setEdit] = useUrlState('edit', { push: true });
  const [role] = useUrlState('as');
  const isAuthor = useSession().can(PAGES_SNIPPET);
  const views = useViews();
  const place = useMemo(() => ({ views, depth: 0 }), [views]);
  const isEdited = edit === '1' && isAuthor;
  return (
    <ViewPlaceContext value={place}>
      {isEdited ? (
        <PageEditor uid={uid} onLeave={() => setEdit(undefined)} />
      ) : (
        <ShownPage uid={uid} onEdit={isAuthor ? () => setEdit('1') : undefined} />
      )}
      <Popups views={views} stage={isEdited ? stageOf(role) : PUBLISHED} />
    </ViewPlaceContext>
  );
}

const PUBLISHED: PopupStage = { of: 'published' };

/** While a page is edited, those over it are drafts as well; while it is shown as to a role, they are too. */
function stageOf(role: string | undefined): PopupStage {
  return role === undefined || role === '' ? { of: 'draft' } : { of: 'preview', role };
}

interface ShownPageProps {
  readonly uid: string;
  readonly onEdit: (() => void) | undefined;
}

function ShownPage({ uid, onEdit }: ShownPageProps): ReactNode {
  const t = useT();
  const page = usePublishedPage(uid);
  const edit =
    onEdit === undefined ? null : (
      <Button icon={<EditOutlined />} onClick={onEdit}>
        {t('page.edit')}
      </Button>
    );
  const isMissing = page.data === undefined && isApiError(page.error) && page.error.status === 404;
  if (isMissing)
    return (
      <Screen title={t('page.title')}>
        <NoPage edit={edit} />
      </Screen>
    );
  return (
    <Screen title={page.data?.title ?? t('page.title')} actions={edit}>
      <Loaded query={page}>{({ content, revision }) => <PageView page={{ uid, revision }} content={content} />}</Loaded>
    </Screen>
  );
}
