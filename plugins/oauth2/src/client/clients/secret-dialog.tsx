import { useApi, useT } from '@mortise/plugin-api/client';
import { CodeBlock, CopyButton, leavesOverlay, useApiChoices, useUnsavedWork } from '@mortise/ui';
import { Alert, Button, Flex, Input, Modal, theme } from 'antd';
import { type ReactNode, useCallback, useId, useState } from 'react';
import type { IssuedSecret } from '../oauth-client';
import { tokenSnippet } from './token-snippet';

export interface SecretDialogProps {
  readonly issued: IssuedSecret;
  onClose(): void;
}

/** Shows a new secret, once. Closing and going elsewhere ask first unless it was copied. */
export function SecretDialog({ issued, onClose }: SecretDialogProps): ReactNode {
  const t = useT();
  const address = useTokenAddress(issued);
  const [copied, setCopied] = useState(false);
  const [dialog, holder] = Modal.useModal();
  useUnsavedWork({ isDirty: useCallback(() => !copied, [copied]), hint: t('issued.leaveText'), leaves: leavesOverlay });
  const question = {
    title: t('issued.leaveTitle'),
    content: t('issued.leaveText'),
    okText: t('issued.leaveYes'),
    cancelText: t('issued.leaveNo'),
  };
  const close = async (): Promise<void> => {
    if (copied || (await dialog.confirm(question))) onClose();
  };
  const done = (
    <Button type="primary" onClick={() => void close()}>
      {t('issued.done')}
    </Button>
  );
  const title = t('issued.title', { name: issued.clientId });
  return (
    <Modal open title={title} width={720} style={{ top: 24 }} mask={{ closable: false }} onCancel={() => void close()} footer={done}>
      {holder}
      <Flex vertical gap="middle">
        <Alert type="warning" showIcon title={t('issued.warning')} description={t('issued.warningHint')} />
        <SecretBox secret={issued.secret} onCopied={() => setCopied(true)} />
        {issued.grantTypes.includes('client_credentials') ? (
          <CodeBlock label={t('issued.snippet')} code={tokenSnippet(address, issued)} onCopied={() => setCopied(true)} />
        ) : null}
      </Flex>
    </Modal>
  );
}

/** Where the client gets its tokens: if it is limited to APIs, at the first of them, with a place for its name while that is not known. */
function useTokenAddress({ apis: [first] }: IssuedSecret): string {
  const choices = useApiChoices();
  const anywhere = useApi().address('oauth2/token');
  if (first === undefined) return anywhere;
  const slug = choices?.find(({ value }) => value === first)?.slug ?? '…';
  return `${window.location.origin}/oauth/${slug}/token`;
}

function SecretBox({ secret, onCopied }: { readonly secret: string; onCopied(): void }): ReactNode {
  const t = useT();
  const id = useId();
  const { token: look } = theme.useToken();
  return (
    <Flex vertical gap="small">
      <label htmlFor={id}>{t('issued.secret')}</label>
      <Input
        id={id}
        value={secret}
        readOnly
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        onCopy={onCopied}
        style={{ fontFamily: look.fontFamilyCode }}
      />
      <div>
        <CopyButton type="primary" text={secret} label={t('issued.copy')} onCopied={onCopied} />
      </div>
    </Flex>
  );
}
