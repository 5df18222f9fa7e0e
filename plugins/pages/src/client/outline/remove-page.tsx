import { useT } from '@mortise/plugin-api/client';
import { ConfirmByName } from '@mortise/ui';
import { Typography } from 'antd';
import type { ReactNode } from 'react';
import type { PageOutline } from '../../contract';
import { useOutlineEditor } from './use-outline';

export interface RemovePageProps {
  readonly page: PageOutline | undefined;
  onClose(): void;
}

/** Asks before a page goes with its history. */
export function RemovePage({ page, onClose }: RemovePageProps): ReactNode {
  const t = useT();
  const editor = useOutlineEditor();
  if (page === undefined) return null;
  const { title, kind, uid } = page;
  return (
    <ConfirmByName
      open
      title={t('outline.removeTitle', { title })}
      name={title}
      losses={<Typography.Text>{t(kind === 'group' ? 'outline.removeGroup' : 'outline.removePage')}</Typography.Text>}
      onConfirm={() => editor.destroy(uid)}
      onClose={onClose}
    />
  );
}
