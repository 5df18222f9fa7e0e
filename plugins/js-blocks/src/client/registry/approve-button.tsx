import { useFeedback, useT } from '@mortise/plugin-api/client';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useLibraryEditor } from './use-libraries';

export interface ApproveButtonProps {
  readonly specifier: string;
  /** For people who hear only the button. */
  readonly name: string;
  onApproved?(): void;
}

/** Lets the server fetch a library that somebody asked for. */
export function ApproveButton({ specifier, name, onApproved }: ApproveButtonProps): ReactNode {
  const t = useT();
  const feedback = useFeedback();
  const editor = useLibraryEditor();
  const [busy, setBusy] = useState(false);
  const approve = async (): Promise<void> => {
    setBusy(true);
    try {
      const { version } = await editor.fetch(specifier);
      feedback.success(t('registry.added', { name, version }));
      onApproved?.();
    } catch (error) {
      feedback.failure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} aria-label={t('registry.approveOf', { name })} onClick={() => void approve()}>
      {t('registry.approve')}
    </Button>
  );
}
