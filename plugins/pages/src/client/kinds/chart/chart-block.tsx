import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { type BlockPlace, useLanguage, useT } from '@mortise/plugin-api/client';
import { Loaded } from '@mortise/ui';
import { Flex, Segmented, Typography } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { BlockProperties } from '../block-properties';
import { allOf, filterOfConditions, readConditions } from '../conditions/condition';
import { useGroupQuery } from '../use-group-query';
import { chartData } from './chart-data';
import { ChartPicture } from './chart-picture';
import { type ChartRow, chartQuery } from './chart-query';
import { ChartTable } from './chart-table';
import { type OptionPart, readOptionPart } from './option-part';
import { type ChartSettings, readChartSettings } from './read-chart';
import { type ChartWords, useChartWords } from './use-chart-words';
import { countFormat, valueWriter } from './value-format';

/** Numbers over groups of records that the viewer may see, as a picture and as a table. */
export default function ChartBlock({ settings, place }: BlockProperties): ReactNode {
  const t = useT();
  const asked = readChartSettings(settings);
  const filter = allOf([filterOfConditions(readConditions(settings['conditions'])), place.board.filterOf(place.block)]);
  const rows = useGroupQuery<ChartRow>({
    collection: asked.collection ?? '',
    source: asked.source,
    body: chartQuery(asked, filter),
    enabled: asked.isComplete,
  });
  const answered = useAnswered(asked, rows.isPlaceholderData);
  const words = useChartWords(answered);
  if (!asked.isComplete) return <Typography.Text type="secondary">{t('chart.empty')}</Typography.Text>;
  return (
    <Loaded query={rows}>
      {(found) => <Chart asked={answered} rows={found} words={words} part={readOptionPart(settings)} place={place} />}
    </Loaded>
  );
}

/** The settings the rows at hand were asked for by: while others are on their way, they would make nonsense of these. */
function useAnswered(asked: ChartSettings, isOld: boolean): ChartSettings {
  const now = JSON.stringify(asked);
  const [last, setLast] = useState(now);
  if (!isOld && last !== now) setLast(now);
  const shown = isOld ? last : now;
  return useMemo(() => JSON.parse(shown) as ChartSettings, [shown]);
}

interface ChartProps {
  readonly asked: ChartSettings;
  readonly rows: readonly ChartRow[];
  readonly words: ChartWords;
  readonly part: OptionPart | undefined;
  readonly place: BlockPlace;
}

function Chart({ asked, rows, words, part, place }: ChartProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const data = useMemo(() => chartData(rows, asked, words), [rows, asked, words]);
  const formatCount = useMemo(() => valueWriter(countFormat(asked.format), language), [asked, language]);
  const formatValue = useMemo(() => valueWriter(asked.format, language), [asked, language]);
  // What stands at the axis is the first number.
  const format = asked.measures[0]?.aggregation === 'count' ? formatCount : formatValue;
  const label = place.title || t('chart.label', { measure: words.measure, group: words.group });
  const count = data.groups.length * data.series.length;
  if (count === 0) return <Typography.Text type="secondary">{t('chart.none')}</Typography.Text>;
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
        <ChartTable
          label={label}
          group={words.group}
          data={data}
          format={(value, { isCount }) => (isCount ? formatCount : formatValue)(value)}
        />
      ) : (
        <ChartPicture {...{ asked, rows, data, part, place, format, formatCount }} label={t('chart.picture', { label, count })} />
      )}
      {data.isCut ? <Typography.Text type="secondary">{t('chart.cut')}</Typography.Text> : null}
    </Flex>
  );
}
