import { ThunderboltOutlined, TrophyOutlined } from '@ant-design/icons';
import { useApi, useSession, useT } from '@mortise/plugin-api/client';
import { CodeBlock, FailureNotice, TryCall } from '@mortise/ui';
import { Alert, Button, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { Facts } from '../facts/facts';
import { useKeptKey } from '../facts/kept-key';
import { mayDo } from '../facts/progress';
import { useReloadUses } from '../facts/use-reload-uses';
import { COLLECTION } from '../tutorial';
import { ACTS } from './acts';
import { curlLine } from './curl-line';
import { KeyBox } from './key-box';
import { PasteKey } from './paste-key';
import { useAct } from './use-act';

export interface CallActs {
  /** Runs when an answer came. */
  readonly onCalled?: (() => void) | undefined;
  /** Offered when nothing is left to do. */
  readonly onFinish?: (() => void) | undefined;
}

interface CallStepProps extends CallActs {
  readonly facts: Facts;
}

/** The first call with the key. A key that was made elsewhere is not known here: it is pasted, or another one is made. */
export function CallStep({ facts, ...acts }: CallStepProps): ReactNode {
  const [kept, keep] = useKeptKey();
  if (kept === undefined) return <FindKey facts={facts} />;
  return <CallWithKey token={kept.token} {...acts} onForget={() => keep(undefined)} />;
}

interface CallWithKeyProps extends CallActs {
  readonly token: string;
  onForget(): void;
}

function CallWithKey({ token, onCalled, onFinish, onForget }: CallWithKeyProps): ReactNode {
  const t = useT();
  const api = useApi();
  const reloadUses = useReloadUses();
  const address = api.address(`${COLLECTION}:list`);
  return (
    <Flex vertical gap="middle" style={{ minWidth: 0 }}>
      <KeyBox token={token} />
      <CodeBlock code={curlLine(address, token)} label={t('steps.call.line')} />
      <TryCall
        address={address}
        token={token}
        onAnswered={() => {
          onCalled?.();
          reloadUses();
        }}
      />
      <Flex wrap gap="small">
        {onFinish === undefined ? null : (
          <Button type="primary" icon={<TrophyOutlined />} onClick={onFinish}>
            {t('steps.call.finish')}
          </Button>
        )}
        <Button onClick={onForget}>{t('steps.call.otherKey')}</Button>
      </Flex>
    </Flex>
  );
}

function FindKey({ facts }: { readonly facts: Facts }): ReactNode {
  const t = useT();
  const { can } = useSession();
  const [, keep] = useKeptKey();
  const { run, busy, error } = useAct(facts);
  return (
    <Flex vertical gap="small">
      <Alert type="info" showIcon title={t('steps.call.unknownKey')} description={t('steps.call.unknownKeyHint')} />
      {error === undefined ? null : <FailureNotice error={error} />}
      <PasteKey onPaste={(token) => keep({ token })} />
      {mayDo('key', facts, can) ? (
        <Flex wrap gap="small" align="center">
          <Typography.Text>{t('steps.call.or')}</Typography.Text>
          <Button icon={<ThunderboltOutlined />} loading={busy} onClick={() => void run(ACTS.key)}>
            {t('steps.call.makeAnother')}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
}
