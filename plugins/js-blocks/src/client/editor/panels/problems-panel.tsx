import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { type FindingActions, findingActions, findingText } from '../code/code-diagnostics';
import type { Finding } from '../lint/finding';
import { lineOf } from '../read-position';

const COLORS = { error: 'error', warning: 'warning', info: 'processing' } as const;

export interface ProblemsPanelProps {
  readonly code: string;
  readonly findings: readonly Finding[];
  readonly actions: FindingActions;
  onGoTo(line: number): void;
}

/** What is wrong, or probably wrong, with what can be done about it. */
export function ProblemsPanel({ code, findings, actions, onGoTo }: ProblemsPanelProps): ReactNode {
  const t = useT();
  if (findings.length === 0) return <Typography.Text type="secondary">{t('editor.problems.none')}</Typography.Text>;
  return (
    <Flex vertical gap="small" component="ul" aria-label={t('editor.problems.title')} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {findings.map((finding) => {
        const line = lineOf(code, finding.from);
        return (
          <Flex key={`${finding.name} ${finding.from}`} component="li" gap="small" wrap align="baseline">
            <Tag color={COLORS[finding.severity]}>{t(`editor.problems.${finding.severity}`)}</Tag>
            <span style={{ flex: '1 1 12rem' }}>{findingText(finding, t)}</span>
            {findingActions(finding, t, actions).map(({ text, press }) => (
              <Button key={text} size="small" onClick={press}>
                {text}
              </Button>
            ))}
            <Button size="small" type="link" onClick={() => onGoTo(line)}>
              {t('editor.line', { line })}
            </Button>
          </Flex>
        );
      })}
    </Flex>
  );
}
