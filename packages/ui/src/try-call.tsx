import { CheckCircleOutlined, CloseCircleOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { type KeyAnswer, callWithKey } from './call-with-key';
import { CodeBlock } from './code-block';
import { useUiText } from './ui-texts';

export interface TryCallProps {
  /** Of a reading call: `https://example.com/api/todos:list`. */
  readonly address: string;
  /** API key. */
  readonly token: string;
  /** Runs when an answer came, whatever it says. */
  onAnswered?(answer: KeyAnswer): void;
}

type Attempt = { readonly state: 'idle' | 'busy' | 'unreachable' } | { readonly state: 'answered'; readonly answer: KeyAnswer };

/** Makes a call from this page, with nothing but an API key, and shows what comes back. */
export function TryCall({ address, token, onAnswered }: TryCallProps): ReactNode {
  const t = useUiText();
  const [attempt, setAttempt] = useState<Attempt>({ state: 'idle' });
  const run = async (): Promise<void> => {
    setAttempt({ state: 'busy' });
    try {
      const answer = await callWithKey(address, token);
      setAttempt({ state: 'answered', answer });
      onAnswered?.(answer);
    } catch {
      setAttempt({ state: 'unreachable' });
    }
  };
  return (
    <Flex vertical gap="small" style={{ minWidth: 0 }}>
      <div>
        <Button icon={<PlayCircleOutlined />} loading={attempt.state === 'busy'} onClick={() => void run()}>
          {t('tryCall.run')}
        </Button>
      </div>
      <div role="status">
        {attempt.state === 'unreachable' ? <Alert type="error" showIcon title={t('tryCall.unreachable')} /> : null}
        {attempt.state === 'answered' ? <StatusLine answer={attempt.answer} /> : null}
      </div>
      {attempt.state === 'answered' ? <CodeBlock code={attempt.answer.body} label={t('tryCall.answer')} /> : null}
    </Flex>
  );
}

function StatusLine({ answer: { status, statusText, took } }: { readonly answer: KeyAnswer }): ReactNode {
  const t = useUiText();
  const fine = status < 400;
  return (
    <Typography.Text type={fine ? 'success' : 'danger'} strong>
      {fine ? <CheckCircleOutlined aria-hidden /> : <CloseCircleOutlined aria-hidden />} {t('tryCall.status', { status, statusText, took })}
    </Typography.Text>
  );
}
