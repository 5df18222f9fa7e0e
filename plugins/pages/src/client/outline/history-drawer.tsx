import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded, MomentText, useFocusReturn } from '@mortise/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Flex, Grid, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { PageDraft, PageOutline, PageRevision } from '../../contract';
import { type DraftLoss, useDraftLoss } from '../editor/use-draft-loss';
import { pagePath } from '../model/names';
import { RevisionChanges } from './revision-changes';

export interface HistoryDrawerProps {
  readonly page: PageOutline | undefined;
  onClose(): void;
}

/** What was published when, and the way back to it. */
export function HistoryDrawer({ page, onClose }: HistoryDrawerProps): ReactNode {
  const t = useT();
  const narrow = Grid.useBreakpoint().sm === false;
  useFocusReturn(page !== undefined);
  return (
    <Drawer
      open={page !== undefined}
      title={t('history.title', { title: page?.title ?? '' })}
      size={narrow ? '100%' : 480}
      onClose={onClose}
      destroyOnHidden
    >
      {page === undefined ? null : <Revisions page={page} />}
    </Drawer>
  );
}

function Revisions({ page }: { readonly page: PageOutline }): ReactNode {
  const t = useT();
  const api = useApi();
  const { busy, restore, holder } = useRestore(page);
  const revisions = useQuery({
    queryKey: ['pages', 'revisions', page.uid],
    queryFn: async ({ signal }) =>
      (await api.get<readonly PageRevision[]>('uiPages:listRevisions', { params: { filterByTk: page.uid }, signal })).data,
  });
  return (
    <>
      {holder}
      <Loaded query={revisions}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t('history.none')} hint={t('history.noneHint')} />
          ) : (
            <Flex vertical gap="middle" component="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {list.map((revision) => (
                <Revision key={revision.number} uid={page.uid} revision={revision} busy={busy === revision.number} onRestore={restore} />
              ))}
            </Flex>
          )
        }
      </Loaded>
    </>
  );
}

interface RevisionProps {
  readonly uid: string;
  readonly revision: PageRevision;
  readonly busy: boolean;
  onRestore(number: number): Promise<void>;
}

function Revision({ uid, revision: { number, createdAt, note }, busy, onRestore }: RevisionProps): ReactNode {
  const t = useT();
  return (
    <Flex component="li" vertical gap="small">
      <Flex justify="space-between" align="center" gap="small" wrap>
        <div>
          <Typography.Text strong>{t('history.revision', { number })}</Typography.Text> <MomentText value={createdAt} />
          {note === null ? null : <div>{note}</div>}
        </div>
        <Button loading={busy} onClick={() => void onRestore(number)}>
          {t('history.restoreOf', { number })}
        </Button>
      </Flex>
      <RevisionChanges uid={uid} number={number} />
    </Flex>
  );
}

interface Restoring extends Pick<DraftLoss, 'holder'> {
  readonly busy: number | undefined;
  restore(number: number): Promise<void>;
}

/** Makes a revision the draft and goes to it; viewers see it once it is published. A draft that differs is asked about. */
function useRestore({ uid, isChanged }: PageOutline): Restoring {
  const api = useApi();
  const feedback = useFeedback();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState<number>();
  const { mayLose, holder } = useDraftLoss();
  const restore = async (number: number): Promise<void> => {
    if (isChanged && !(await mayLose())) return;
    setBusy(number);
    try {
      const { data } = await api.get<PageDraft>('uiPages:getDraft', { params: { filterByTk: uid } });
      await api.post('uiPages:restore', { params: { filterByTk: uid }, values: { version: data.version, number } });
      await queries.invalidateQueries({ queryKey: ['pages'] });
      void navigate(pagePath(uid, { edit: true }));
    } catch (error) {
      feedback.failure(error);
      setBusy(undefined);
    }
  };
  return { busy, restore, holder };
}
