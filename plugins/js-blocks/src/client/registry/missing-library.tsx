import { useFeedback, useSession, useT } from '@mortise/plugin-api/client';
import { Alert, Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import { JS_BLOCKS_SNIPPET } from '../names';
import { ApproveButton } from './approve-button';
import { useLibraryEditor } from './use-libraries';

export interface MissingLibraryProps {
  /** As the code has it. */
  readonly specifier: string;
  /** Runs the block again. */
  onApproved(): void;
}

/** Stands where code asked for a library that is not approved: authors ask for it, those who may approve it do. */
export function MissingLibrary({ specifier, onApproved }: MissingLibraryProps): ReactNode {
  const t = useT();
  const mayApprove = useSession().can(JS_BLOCKS_SNIPPET);
  return (
    <Alert
      type="warning"
      showIcon
      title={t('registry.missing')}
      description={
        <Flex vertical gap="small" align="flex-start">
          <code style={{ overflowWrap: 'anywhere' }}>{specifier}</code>
          {t(mayApprove ? 'registry.missingApprove' : 'registry.missingAsk')}
          {mayApprove ? (
            <ApproveButton specifier={specifier} name={specifier} onApproved={onApproved} />
          ) : (
            <AskButton key={specifier} specifier={specifier} />
          )}
        </Flex>
      }
    />
  );
}

function AskButton({ specifier }: { readonly specifier: string }): ReactNode {
  const t = useT();
  const feedback = useFeedback();
  const editor = useLibraryEditor();
  const [isAsked, setAsked] = useState(false);
  const ask = async (): Promise<void> => {
    try {
      await editor.request(specifier);
      setAsked(true);
    } catch (error) {
      feedback.failure(error);
    }
  };
  return (
    <Button disabled={isAsked} onClick={() => void ask()}>
      {t(isAsked ? 'registry.asked' : 'registry.ask')}
    </Button>
  );
}
