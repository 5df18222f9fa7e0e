import { MAIN_SOURCE, type BlockPlace, useSlotParts } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Skeleton } from 'antd';
import { type ReactNode, Suspense, lazy, useMemo } from 'react';
import type { ChartCanvasProps } from './chart-canvas';
import { chartOption } from './chart-option';
import type { ChartData } from './chart-data';
import type { ChartRow } from './chart-query';
import { type OptionPart, slotId } from './option-part';
import type { ChartSettings } from './read-chart';
import { useChartLook } from './use-chart-look';

const ChartCanvas = lazy(() => import('./chart-canvas'));
const OwnCanvas = lazy(() => import('./own-canvas'));

export interface ChartPictureProps extends Pick<ChartCanvasProps, 'label' | 'format' | 'formatCount'> {
  readonly asked: ChartSettings;
  readonly rows: readonly ChartRow[];
  readonly data: ChartData;
  readonly part: OptionPart | undefined;
  readonly place: BlockPlace;
}

/** The chart's own option, or what another plugin makes of it. */
export function ChartPicture({ asked, rows, data, part, place, ...canvas }: ChartPictureProps): ReactNode {
  const look = useChartLook();
  const { shape, isStacked, source = MAIN_SOURCE, collection = '' } = asked;
  const option = useMemo(() => chartOption({ shape, data, isStacked }), [shape, data, isStacked]);
  const maker = useSlotParts('chart-option').find(({ id }) => part !== undefined && id === slotId(part.kind));
  const waiting = <Skeleton.Node style={{ width: '100%', height: 280 }} />;
  const own = (made: JsonObject): ReactNode => (
    <Suspense fallback={waiting}>
      <OwnCanvas {...canvas} look={look} option={made} />
    </Suspense>
  );
  // A plugin that is off leaves the chart as it is.
  if (part === undefined || maker === undefined) {
    return (
      <Suspense fallback={waiting}>
        <ChartCanvas {...canvas} look={look} option={option} />
      </Suspense>
    );
  }
  const told = { settings: part.settings, place, collection, dataSource: source, option, draw: own };
  return maker.show({ ...told, rows: rows as readonly JsonObject[] });
}
