import { useT } from '@mortise/plugin-api/client';
import { Card, Flex, Radio, Typography } from 'antd';
import { type ReactNode, useId } from 'react';
import { CREDENTIAL_KINDS, type Credential, type CredentialKind } from '../call/credential';
import { OauthForm } from './oauth-form';
import { MakeKey } from './make-key';
import { TokenField } from './token-field';

export interface CredentialBarProps {
  readonly credential: Credential;
  onKind(kind: CredentialKind): void;
  onToken(token: string): void;
}

/** With what calls are made. Tokens stay in the memory of this page. */
export function CredentialBar({ credential, onKind, onToken }: CredentialBarProps): ReactNode {
  const t = useT();
  const id = useId();
  const { kind, token } = credential;
  return (
    <Card size="small">
      <Flex vertical gap="small">
        <Flex wrap gap="small" align="center">
          <span id={id}>{t('credential.label')}</span>
          <Radio.Group
            aria-labelledby={id}
            value={kind}
            options={CREDENTIAL_KINDS.map((value) => ({ value, label: t(`credential.${value}`) }))}
            onChange={(event) => onKind(event.target.value as CredentialKind)}
          />
        </Flex>
        <Typography.Text type="secondary">{t(`credential.${kind}Hint`)}</Typography.Text>
        {kind === 'oauth' ? <OauthForm onToken={onToken} /> : null}
        {kind === 'session' ? null : (
          <TokenField key={kind} label={t(kind === 'key' ? 'credential.keyToken' : 'credential.token')} token={token} onToken={onToken} />
        )}
        {kind === 'key' ? <MakeKey onToken={onToken} /> : null}
      </Flex>
    </Card>
  );
}
