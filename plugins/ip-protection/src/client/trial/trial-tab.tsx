import { useApi, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { Alert, Button, Flex, Form, Input, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CheckAnswer } from '../../contract/rule';
import { FindingText } from '../review/finding-text';
import type { OwnPlace } from '../rule-queries';
import { useApiPath } from '../use-api-path';

interface TrialValues {
  readonly address: string;
  readonly origin?: string;
  readonly path?: string;
  readonly principal?: string;
}

type Outcome = { readonly answer: CheckAnswer } | { readonly error: unknown };

/** Tries one call against the rules that are saved, and says which entries decide. */
export function TrialTab({ own }: { readonly own: OwnPlace }): ReactNode {
  const t = useT();
  const { busy, outcome, check, forget } = useCheck();
  const apiPath = useApiPath();
  return (
    <Form<TrialValues>
      layout="vertical"
      style={{ maxWidth: 620 }}
      initialValues={{ address: own.address, path: `${apiPath}/` }}
      onValuesChange={forget}
      onFinish={(typed) => void check(typed)}
    >
      <Typography.Paragraph>{t('trial.hint')}</Typography.Paragraph>
      <TrialFields />
      <Flex vertical gap="middle">
        <div>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('trial.run')}
          </Button>
        </div>
        <div role="status">{outcome === undefined ? null : <OutcomeNotice outcome={outcome} />}</div>
      </Flex>
    </Form>
  );
}

function TrialFields(): ReactNode {
  const t = useT();
  const required = { required: true, whitespace: true, message: t('trial.addressMissing') };
  return (
    <>
      <Form.Item name="address" label={t('caller.address')} rules={[required]}>
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item name="origin" label={t('caller.origin')} extra={t('trial.originHint')}>
        <Input autoComplete="off" maxLength={300} placeholder="https://app.example.com" />
      </Form.Item>
      <Form.Item name="path" label={t('caller.path')}>
        <Input autoComplete="off" maxLength={300} />
      </Form.Item>
      <Form.Item name="principal" label={t('caller.principal')} extra={t('trial.principalHint')}>
        <Input autoComplete="off" maxLength={250} placeholder="apiKey:7" />
      </Form.Item>
    </>
  );
}

interface Check {
  readonly busy: boolean;
  readonly outcome: Outcome | undefined;
  check(typed: TrialValues): Promise<void>;
  /** What was found out is about other values. */
  forget(): void;
}

function useCheck(): Check {
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const check = async (typed: TrialValues): Promise<void> => {
    setBusy(true);
    const given = Object.entries(typed).map(([name, value]): [string, string] => [name, String(value ?? '').trim()]);
    const values = Object.fromEntries(given.filter(([, value]) => value !== ''));
    try {
      setOutcome({ answer: (await api.post<CheckAnswer>('ipRules:check', { values })).data });
    } catch (error) {
      setOutcome({ error });
    }
    setBusy(false);
  };
  return { busy, outcome, check, forget: () => setOutcome(undefined) };
}

function OutcomeNotice({ outcome }: { readonly outcome: Outcome }): ReactNode {
  return 'error' in outcome ? <FailureNotice error={outcome.error} /> : <Answer answer={outcome.answer} />;
}

function Answer({ answer: { allowed, findings } }: { readonly answer: CheckAnswer }): ReactNode {
  const t = useT();
  const reasons = (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {findings.map((finding) => (
        <li key={`${finding.subject} ${finding.list}`}>
          {t(finding.passed ? 'trial.passed' : 'trial.failed')} <FindingText finding={finding} />
        </li>
      ))}
    </ul>
  );
  return (
    <Alert
      type={allowed ? 'success' : 'error'}
      showIcon
      title={t(allowed ? 'trial.allowed' : 'trial.refused')}
      description={findings.length === 0 ? t('trial.noRule') : reasons}
    />
  );
}
