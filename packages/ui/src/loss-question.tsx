import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useUiText } from './ui-texts';
import { type UnsavedWork, leavesOverlay, useUnsavedWork } from './unsaved-work';

export interface LossQuestionOptions extends Pick<UnsavedWork, 'isDirty'> {
  /** Which changes of the address close it; by default a step in the browser's history, and another page. */
  readonly leaves?: UnsavedWork['leaves'];
}

export interface LossQuestion {
  /** Asks where something would be lost; to be called before it is closed. */
  mayLose(): Promise<boolean>;
  /** The question; put it into what is edited. */
  readonly holder: ReactNode;
}

/** For what lies over a page and is typed into: asks before closing it, or going elsewhere, loses that. */
export function useLossQuestion({ isDirty, leaves = leavesOverlay }: LossQuestionOptions): LossQuestion {
  const t = useUiText();
  const [dialog, holder] = Modal.useModal();
  useUnsavedWork({ isDirty, hint: t('unsaved.typed'), leaves });
  const texts = { title: t('form.discard'), okText: t('form.discardYes'), cancelText: t('form.discardNo') };
  return { mayLose: async () => !isDirty() || dialog.confirm(texts), holder };
}
