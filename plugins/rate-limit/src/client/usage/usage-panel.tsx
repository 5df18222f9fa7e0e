import { CloseOutlined } from '@ant-design/icons';
import { useLanguage, useT } from '@mortise/plugin-api/client';
import { Loaded, useFocusReturn } from '@mortise/ui';
import { Button, Card } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Span } from '../../contract';
import { callerText } from '../callers/caller-name';
import { useUsage } from '../queries';
import { barsOf } from './bars';
import { UsageChart } from './usage-chart';
import { UsageTable } from './usage-table';

export interface UsagePanelProps {
  readonly subject: string;
  readonly name: string | null;
  readonly span: Span;
  onClose(): void;
}

/** How often one caller called when: a chart, or the same as a table. */
export function UsagePanel({ subject, name, span, onClose }: UsagePanelProps): ReactNode {
  const t = useT();
  const usage = useUsage(subject, span);
  const momentText = useMomentText(span);
  const [asTable, setAsTable] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  useFocusReturn(true);
  // It opens below a list, perhaps below the window.
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, [usage.isSuccess]);
  const title = t('usage.title', { name: callerText(t, { subject, name }) });
  const buttons = (
    <>
      <Button type="text" onClick={() => setAsTable(!asTable)}>
        {t(asTable ? 'usage.asChart' : 'usage.asTable')}
      </Button>
      <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('usage.close')} onClick={onClose} />
    </>
  );
  return (
    <Card
      ref={panel}
      size="small"
      title={<h3 style={{ margin: 0, font: 'inherit' }}>{title}</h3>}
      extra={buttons}
      style={{ marginTop: 16 }}
    >
      <Loaded query={usage}>
        {(points) =>
          asTable ? (
            <UsageTable bars={barsOf(points, span)} title={title} momentText={momentText} showsRefused={span !== 'hour'} />
          ) : (
            <UsageChart bars={barsOf(points, span)} title={title} momentText={momentText} showsRefused={span !== 'hour'} />
          )
        }
      </Loaded>
    </Card>
  );
}

const FORMATS: Readonly<Record<Span, Intl.DateTimeFormatOptions>> = {
  hour: { timeStyle: 'short' },
  day: { weekday: 'short', hour: 'numeric', minute: '2-digit' },
  month: { month: 'short', day: 'numeric' },
};

function useMomentText(span: Span): (at: number) => string {
  const format = new Intl.DateTimeFormat(useLanguage(), FORMATS[span]);
  return (at) => format.format(at);
}
