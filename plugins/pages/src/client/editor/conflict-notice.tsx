import { useApi, useLive, useT } from '@mortise/plugin-api/client';
import { Loaded } from '@mortise/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PageContent, PageDraft } from '../../contract';
import { ChangeList } from '../changes/change-list';
import { PAGES_CHANGED, pagePath } from '../model/names';
import type { DraftEditing } from './use-draft';

export interface ConflictNoticeProps {
  readonly uid: string;
  /** What was typed here. */
  readonly mine: PageContent;
  readonly draft: Pick<DraftEditing, 'takeTheirs' | 'keepOwn'>;
}

/** Somebody else was faster: how the two drafts differ, and which of them goes on. The other one stays a step to go back to. */
export function ConflictNotice({ uid, mine, draft }: ConflictNoticeProps): ReactNode {
  const t = useT();
  const theirs = useTheirs(uid);
  return (
    <Alert
      type="warning"
      showIcon
      title={t('editor.conflict')}
      description={
        <Flex vertical gap="small">
          {t('editor.conflictHint')}
          <Typography.Text strong>{t('editor.conflictChanges')}</Typography.Text>
          <div style={{ maxHeight: '40vh', overflowY: 'auto' }}>
            <Loaded query={theirs}>{({ content }) => <ChangeList before={content} after={mine} />}</Loaded>
          </div>
          <Flex gap="small" align="center" wrap>
            <Button onClick={() => void draft.takeTheirs()}>{t('editor.takeTheirs')}</Button>
            <Button onClick={() => void draft.keepOwn()}>{t('editor.keepOwn')}</Button>
            <Link to={pagePath(uid, { edit: true })} target="_blank">
              {t('editor.seeTheirs')}
            </Link>
          </Flex>
        </Flex>
      }
    />
  );
}

/** The draft as the server has it now, apart from the one that is edited. */
function useTheirs(uid: string) {
  const api = useApi();
  const queries = useQueryClient();
  const queryKey = ['pages', 'theirs', uid];
  useLive(PAGES_CHANGED, () => void queries.invalidateQueries({ queryKey }));
  return useQuery({
    queryKey,
    gcTime: 0,
    queryFn: async ({ signal }) => (await api.get<PageDraft>('uiPages:getDraft', { params: { filterByTk: uid }, signal })).data,
  });
}
