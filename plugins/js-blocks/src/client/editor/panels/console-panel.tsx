import { ClearOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Select, Tag, Typography, theme } from 'antd';
import { type ReactNode, useState } from 'react';
import type { LoggedLine, Numbered } from './run-log';

const RANKS = { debug: 0, info: 1, warn: 2, error: 3 } as const;
const COLORS = { debug: 'default', info: 'default', warn: 'warning', error: 'error' } as const;
const FILTERS = ['all', 'warnings', 'errors'] as const;
type Filter = (typeof FILTERS)[number];
const LOWEST: Readonly<Record<Filter, number>> = { all: RANKS.debug, warnings: RANKS.warn, errors: RANKS.error };

export interface ConsolePanelProps {
  readonly lines: readonly Numbered<LoggedLine>[];
  /** Lines there were, also those that are not kept. */
  readonly total: number;
  onClear(): void;
  onGoTo(line: number, column?: number): void;
}

/** What the code wrote to its console, latest last. */
export function ConsolePanel({ lines, total, onClear, onGoTo }: ConsolePanelProps): ReactNode {
  const t = useT();
  const [filter, setFilter] = useState<Filter>('all');
  const lost = total - lines.reduce((sum, { count }) => sum + count, 0);
  const shown = lines.filter(({ level }) => RANKS[level] >= LOWEST[filter]);
  return (
    <Flex vertical gap="small">
      <Flex gap="small" justify="space-between">
        <Select
          size="small"
          aria-label={t('editor.console.filter')}
          value={filter}
          style={{ minWidth: 180 }}
          options={FILTERS.map((value) => ({ value, label: t(`editor.console.filters.${value}`) }))}
          onChange={setFilter}
        />
        <Button size="small" icon={<ClearOutlined />} disabled={lines.length === 0} onClick={onClear}>
          {t('editor.console.clear')}
        </Button>
      </Flex>
      <div role="log" aria-label={t('editor.console.title')} tabIndex={0}>
        {shown.length === 0 ? <Typography.Text type="secondary">{t('editor.console.empty')}</Typography.Text> : null}
        {lost > 0 ? <Typography.Text type="secondary">{t('editor.console.lost', { count: lost })}</Typography.Text> : null}
        {shown.map((line) => (
          <ConsoleLine key={line.number} line={line} onGoTo={onGoTo} />
        ))}
      </div>
    </Flex>
  );
}

function ConsoleLine({ line, onGoTo }: { readonly line: LoggedLine } & Pick<ConsolePanelProps, 'onGoTo'>): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const { level, text, line: at, column, count } = line;
  return (
    <Flex gap="small" align="baseline" style={{ padding: '4px 0', borderBlockEnd: `1px solid ${token.colorBorderSecondary}` }}>
      <Tag color={COLORS[level]} style={{ margin: 0 }}>
        {t(`editor.console.levels.${level}`)}
      </Tag>
      <pre style={{ margin: 0, flex: 1, minWidth: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontFamily: token.fontFamilyCode }}>
        {text}
      </pre>
      {count === 1 ? null : <Tag aria-label={t('editor.console.times', { count })}>×{count}</Tag>}
      {at === undefined ? null : (
        <Button size="small" type="link" onClick={() => onGoTo(at, column)}>
          {t('editor.line', { line: at })}
        </Button>
      )}
    </Flex>
  );
}
