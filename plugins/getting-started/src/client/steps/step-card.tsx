import { CheckCircleFilled } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Card, Flex, Typography, theme } from 'antd';
import type { ReactNode } from 'react';
import type { Facts } from '../facts/facts';
import type { Step, StepState } from '../facts/progress';
import { type CallActs, CallStep } from './call-step';
import { DoneStep } from './done-step';
import { NextStep } from './next-step';

export interface StepCardProps {
  readonly step: Step;
  readonly number: number;
  readonly state: StepState;
  /** The step that comes first for the viewer. */
  readonly firstDo: number;
  readonly facts: Facts;
  readonly call: CallActs;
}

export function StepCard({ step, number, state, firstDo, facts, call }: StepCardProps): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  return (
    <Card
      size="small"
      aria-current={state === 'next' ? 'step' : undefined}
      style={state === 'next' ? { borderColor: token.colorPrimary, borderWidth: 2 } : {}}
    >
      <Flex gap="middle" align="flex-start">
        <StepSign number={number} state={state} />
        <Flex vertical gap="small" style={{ flex: 1, minWidth: 0 }}>
          <Typography.Title level={2} tabIndex={-1} style={{ fontSize: 16, margin: 0, lineHeight: '28px' }}>
            {t(`steps.${step}.title`)}
          </Typography.Title>
          {state === 'done' ? <DoneStep step={step} facts={facts} /> : <Typography.Text>{t(`steps.${step}.why`)}</Typography.Text>}
          {state === 'waiting' ? <Typography.Text type="secondary">{t('steps.waiting', { number: firstDo })}</Typography.Text> : null}
          {state === 'next' ? step === 'call' ? <CallStep facts={facts} {...call} /> : <NextStep step={step} facts={facts} /> : null}
        </Flex>
      </Flex>
    </Card>
  );
}

function StepSign({ number, state }: { readonly number: number; readonly state: StepState }): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  if (state === 'done') {
    return <CheckCircleFilled role="img" aria-label={t('steps.done')} style={{ fontSize: 28, color: token.colorSuccess }} />;
  }
  const isNext = state === 'next';
  return (
    <span
      aria-hidden
      style={{
        flex: 'none',
        width: 28,
        height: 28,
        borderRadius: 14,
        textAlign: 'center',
        lineHeight: isNext ? '28px' : '26px',
        fontWeight: 600,
        border: isNext ? 'none' : `1px solid ${token.colorBorder}`,
        background: isNext ? token.colorPrimary : 'transparent',
        color: isNext ? token.colorTextLightSolid : token.colorText,
      }}
    >
      {number}
    </span>
  );
}
