import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { useLanguage, useT } from '@mortise/plugin-api/client';
import { Loaded } from '@mortise/ui';
import { Flex, Segmented, Skeleton, Typography } from 'antd';
import { type ReactNode, Suspense, lazy, useMemo, useState } from 'react';
import type { BlockProperties } from '../block-properties';
import { allOf, filterOfConditions, readConditions } from '../conditions/condition';
import { formatted } from '../number/number-block';
import { useGroupQuery } from '../use-group-query';
import { type ChartRow, type ChartSettings, chartQuery, readChartSettings, shownRows } from './chart-query';
import { ChartTable } from './chart-table';
import { useChartLook } from './use-chart-look';
import { type ChartWords, useChartWords } from './use-chart-words';

const ChartCanvas = lazy(() => import('./chart-canvas'));

/** Numbers over groups of records that the viewer may see, as a picture and as a table. */
export default function ChartBlock({ settings, place }: BlockProperties): ReactNode {
  const t = useT();
  const asked = readChartSettings(settings);
  const words = useChartWords(asked);
  const filter = allOf([filterOfConditions(readConditions(settings['conditions'])), place.board.filterOf(place.block)]);
  const rows = useGroupQuery<ChartRow>({ collection: asked.collection ?? '', body: chartQuery(asked, filter), enabled: asked.isComplete });
  if (!asked.isComplete) return <Typography.Text type="secondary">{t('chart.empty')}</Typography.Text>;
  return <Loaded query={rows}>{(found) => <Chart asked={asked} rows={found} words={words} title={place.title} />}</Loaded>;
}

interface ChartProps {
  readonly asked: ChartSettings;
  readonly rows: readonly ChartRow[];
  readonly words: ChartWords;
  readonly title: string | undefined;
}

function Chart({ asked, rows, words, title }: ChartProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const look = useChartLook();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const { shape, period } = asked;
  const points = useMemo(() => words.pointsOf(shownRows(rows, { period })), [rows, words, period]);
  const format = useMemo(() => (value: number) => formatted(value, language), [language]);
  const label = title || t('chart.label', { measure: words.measure, group: words.group });
  if (points.length === 0) return <Typography.Text type="secondary">{t('chart.none')}</Typography.Text>;
  return (
    <Flex vertical gap="small">
      <Segmented
        size="small"
        aria-label={t('chart.view', { label })}
        value={view}
        style={{ alignSelf: 'end' }}
        options={[
          { value: 'chart', icon: <BarChartOutlined aria-hidden />, label: t('chart.asChart') },
          { value: 'table', icon: <TableOutlined aria-hidden />, label: t('chart.asTable') },
        ]}
        onChange={setView}
      />
      {view === 'table' ? (
        <ChartTable label={label} group={words.group} measure={words.measure} points={points} />
      ) : (
        <Suspense fallback={<Skeleton.Node style={{ width: '100%', height: 280 }} />}>
          <ChartCanvas
            label={t('chart.picture', { label, count: points.length })}
            shape={shape}
            points={points}
            look={look}
            format={format}
          />
        </Suspense>
      )}
    </Flex>
  );
}
