import { PlayCircleOutlined, StopOutlined } from '@ant-design/icons';
import { useLanguage, useSession, useT } from '@mortise/plugin-api/client';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex, Typography } from 'antd';
import { type ReactNode, useRef } from 'react';
import { type Call, type Entered, missingParameters } from '../call/build-call';
import type { Credential } from '../call/credential';
import { sendCall } from '../call/send-call';
import type { Operation } from '../document';
import { AnswerView } from './answer-view';

export interface TryOperationProps {
  readonly operation: Operation;
  readonly entered: Entered;
  readonly call: Call;
  readonly credential: Credential;
}

/** Makes the call from this page, and shows what comes back. */
export function TryOperation({ operation, entered, call, credential }: TryOperationProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const { csrfToken } = useSession().boot;
  const running = useRef<AbortController | undefined>(undefined);
  const sending = useMutation({
    mutationFn: () => {
      const stop = new AbortController();
      running.current = stop;
      const session = credential.kind === 'session' ? { csrfToken, language } : undefined;
      return sendCall(call, { session, signal: stop.signal });
    },
  });
  const missing = missingParameters(operation, entered);
  const hint = hintOf({ missing, credential }, t);
  if (call.body && 'file' in call.body) return null;
  return (
    <Flex vertical gap="small">
      <Flex wrap gap="small" align="center">
        <Button
          type="primary"
          icon={<PlayCircleOutlined />}
          loading={sending.isPending}
          disabled={hint !== undefined}
          onClick={() => sending.mutate()}
        >
          {t('send')}
        </Button>
        {sending.isPending ? <StopButton onClick={() => running.current?.abort()} /> : null}
        <Typography.Text type="secondary">{hint ?? (operation.method === 'GET' ? null : t('sendAgain'))}</Typography.Text>
      </Flex>
      <div role="status">{sending.isError ? <NoAnswer error={sending.error} /> : null}</div>
      {sending.data ? <AnswerView answer={sending.data} /> : null}
    </Flex>
  );
}

/** Who stopped the call need not look at the network. */
function NoAnswer({ error }: { readonly error: Error }): ReactNode {
  const t = useT();
  return error.name === 'AbortError' ? (
    <Alert type="info" showIcon title={t('stopped')} />
  ) : (
    <Alert type="error" showIcon title={t('unreachable')} />
  );
}

function StopButton({ onClick }: { onClick(): void }): ReactNode {
  const t = useT();
  return (
    <Button icon={<StopOutlined />} onClick={onClick}>
      {t('stop')}
    </Button>
  );
}

/** What keeps the call from being made. */
function hintOf(
  { missing, credential }: { readonly missing: readonly string[]; readonly credential: Credential },
  t: ReturnType<typeof useT>,
): string | undefined {
  if (missing.length > 0) return t('missing', { names: missing.join(', ') });
  return credential.kind !== 'session' && credential.token === '' ? t('credential.needed') : undefined;
}
