import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { CodeBlock } from '@mortise/ui';
import { Collapse, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { Answer } from '../call/send-call';
import { Section } from './section';

/** Status, time, headers and body of an answer. */
export function AnswerView({ answer }: { readonly answer: Answer }): ReactNode {
  const t = useT();
  const { status, statusText, took, headers, body, cut } = answer;
  const fine = status < 400;
  const lines = headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  return (
    <Section title={t('answer')}>
      <Flex vertical gap="small">
        <Typography.Text type={fine ? 'success' : 'danger'} strong role="status">
          {fine ? <CheckCircleOutlined aria-hidden /> : <CloseCircleOutlined aria-hidden />} {t('status', { status, statusText, took })}
        </Typography.Text>
        <CodeBlock code={body} label={t('answerBody')} />
        {cut > 0 ? <Typography.Text type="secondary">{t('cut', { count: cut })}</Typography.Text> : null}
        <Collapse
          ghost
          size="small"
          items={[{ key: 'headers', label: t('answerHeaders'), children: <CodeBlock code={lines} label={t('answerHeaders')} /> }]}
        />
      </Flex>
    </Section>
  );
}
