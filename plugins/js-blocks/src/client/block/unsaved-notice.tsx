import { type BlockPlace, useT } from '@mortise/plugin-api/client';
import { Alert, Button } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import type { FrameCall } from '../frame/frame-facts';

export interface Unsaved {
  /** The server has refused a call because it does not know the block. */
  readonly isUnknown: boolean;
  onCall(call: FrameCall): void;
  /** Before the code runs again. */
  forget(): void;
}

/** Whether a block of a draft asked the server for something before that draft was stored with it. */
export function useUnsaved({ revision }: BlockPlace): Unsaved {
  const [isUnknown, setUnknown] = useState(false);
  const onCall = useCallback(({ code }: FrameCall) => setUnknown((before) => before || code === 'NARROWING_UNKNOWN'), []);
  const forget = useCallback(() => setUnknown(false), []);
  return { isUnknown: isUnknown && revision === undefined, onCall, forget };
}

/** Says what is missing before a new block can do its work. */
export function UnsavedNotice({ onRun }: { readonly onRun: () => void }): ReactNode {
  const t = useT();
  return (
    <Alert
      type="info"
      showIcon
      title={t('kinds.block.unsaved')}
      description={t('kinds.block.unsavedHint')}
      action={<Button onClick={onRun}>{t('kinds.block.run')}</Button>}
    />
  );
}
