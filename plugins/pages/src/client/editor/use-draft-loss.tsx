import { useT } from '@mortise/plugin-api/client';
import { Modal } from 'antd';
import type { ReactNode } from 'react';

export interface DraftLoss {
  /** Asks whether a draft that nobody has published may go. */
  mayLose(): Promise<boolean>;
  /** The question; put it into the page. */
  readonly holder: ReactNode;
}

/** For acts that put something else in the place of a stored draft, which no step of the editor brings back. */
export function useDraftLoss(): DraftLoss {
  const t = useT();
  const [dialog, holder] = Modal.useModal();
  const question = {
    title: t('editor.discardTitle'),
    content: t('editor.discardHint'),
    okText: t('editor.discard'),
    okButtonProps: { danger: true },
    cancelText: t('editor.discardNo'),
  };
  return { mayLose: async () => dialog.confirm(question), holder };
}
