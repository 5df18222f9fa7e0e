import { useApi, useT } from '@mortise/plugin-api/client';
import { useUrlState } from '@mortise/ui';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { TokenRefused, type TokenRequest, fetchToken } from '../call/credential';

/** Where the plugin `oauth2` gives tokens out. */
const TOKEN_PATH = 'oauth2/token';
/** A link must not make people send a secret to another server. */
const OWN_PATH = /^(?:\/[\w-]+)+$/;

/** Fetches a token as a client of an OAuth 2 server does. */
export function OauthForm({ onToken }: { onToken(token: string): void }): ReactNode {
  const t = useT();
  const api = useApi();
  const id = useId();
  const fetching = useMutation({ mutationFn: fetchToken, onSuccess: onToken });
  const { error } = fetching;
  const [asked] = useUrlState('tokenAt');
  const url = asked !== undefined && OWN_PATH.test(asked) ? asked : new URL(api.address(TOKEN_PATH)).pathname;
  const initial: TokenRequest = { url, clientId: '', clientSecret: '', scope: '' };
  return (
    <Form<TokenRequest> name={id} layout="vertical" initialValues={initial} onFinish={(values) => fetching.mutate(values)}>
      <Flex wrap gap="small">
        <Field name="url" required />
        <Field name="clientId" required />
        <Field name="clientSecret" required secret />
        <Field name="scope" />
      </Flex>
      <Button htmlType="submit" loading={fetching.isPending}>
        {t('credential.fetchToken')}
      </Button>
      <div role="status" style={{ marginTop: 8 }}>
        {fetching.isSuccess ? <Alert type="success" showIcon title={t('credential.fetched')} /> : null}
        {error ? (
          <Alert
            type="error"
            showIcon
            title={error instanceof TokenRefused ? t('credential.refused', { reason: error.message }) : t('credential.offline')}
          />
        ) : null}
      </div>
    </Form>
  );
}

interface FieldProps {
  readonly name: keyof TokenRequest;
  readonly required?: boolean;
  readonly secret?: boolean;
}

const LABELS = {
  url: 'credential.tokenUrl',
  clientId: 'credential.clientId',
  clientSecret: 'credential.clientSecret',
  scope: 'credential.scope',
} as const;

function Field({ name, required = false, secret = false }: FieldProps): ReactNode {
  const t = useT();
  const label = t(LABELS[name]);
  const rules = [{ required, whitespace: true, message: t('missing', { names: label }) }];
  return (
    <Form.Item name={name} label={label} rules={rules} style={{ flex: '1 1 200px', marginBottom: 8 }}>
      {secret ? <Input.Password autoComplete="off" /> : <Input autoComplete="off" />}
    </Form.Item>
  );
}
