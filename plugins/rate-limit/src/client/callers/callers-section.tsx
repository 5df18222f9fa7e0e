import { ReloadOutlined, TeamOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded, useUrlPatch, useUrlState } from '@mortise/ui';
import { Button, Flex, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { type LimitState, SPANS, type Span } from '../../contract';
import { useCallers, useReload } from '../queries';
import { Section } from '../section';
import { UsagePanel } from '../usage/usage-panel';
import { CallersTable } from './callers-table';

export interface CallersSectionProps {
  readonly overrides: LimitState['overrides'];
  onOwnLimit(subject: string): void;
}

/** Who called most, and how often one of them called when. */
export function CallersSection({ overrides, onOwnLimit }: CallersSectionProps): ReactNode {
  const t = useT();
  const [address, setSpan] = useUrlState('span');
  const [subject] = useUrlState('caller');
  const patch = useUrlPatch({ push: true });
  const span = SPANS.find((one) => one === address) ?? 'hour';
  const callers = useCallers(span);
  return (
    <Section title={t('callers.title')} hint={t('callers.hint')} actions={<SpanChoice span={span} onSpan={setSpan} />}>
      <Loaded query={callers}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={<TeamOutlined />} title={t('callers.empty')} hint={t('callers.emptyHint')} />
          ) : (
            <CallersTable
              rows={rows}
              overrides={overrides}
              busy={callers.isPlaceholderData}
              onUsage={(caller) => patch({ caller })}
              onOwnLimit={onOwnLimit}
            />
          )
        }
      </Loaded>
      {subject === undefined ? null : (
        <UsagePanel
          key={subject}
          subject={subject}
          name={callers.data?.find((one) => one.subject === subject)?.name ?? null}
          span={span}
          onClose={() => patch({ caller: undefined })}
        />
      )}
    </Section>
  );
}

interface SpanChoiceProps {
  readonly span: Span;
  onSpan(span: Span): void;
}

function SpanChoice({ span, onSpan }: SpanChoiceProps): ReactNode {
  const t = useT();
  const reload = useReload();
  return (
    <Flex gap="small" wrap>
      <Segmented<Span>
        aria-label={t('callers.span')}
        value={span}
        options={SPANS.map((value) => ({ value, label: t(`spans.${value}`) }))}
        onChange={onSpan}
      />
      <Button icon={<ReloadOutlined aria-hidden />} onClick={() => void reload.usage()}>
        {t('callers.reload')}
      </Button>
    </Flex>
  );
}
