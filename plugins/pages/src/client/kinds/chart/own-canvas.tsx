import { FunnelChart, GaugeChart, HeatmapChart, RadarChart, ScatterChart } from 'echarts/charts';
import {
  DataZoomComponent,
  DatasetComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
  VisualMapComponent,
} from 'echarts/components';
import { use as register } from 'echarts/core';
import { type ReactNode, useMemo } from 'react';
import ChartCanvas, { type ChartCanvasProps } from './chart-canvas';
import { safeOption } from './safe-option';

register([FunnelChart, GaugeChart, HeatmapChart, RadarChart, ScatterChart, DataZoomComponent, DatasetComponent]);
register([MarkAreaComponent, MarkLineComponent, MarkPointComponent, TitleComponent, VisualMapComponent]);

/** Draws an option that somebody else has made, with kinds of charts that our own options have no use for. */
export default function OwnCanvas({ option, ...canvas }: ChartCanvasProps): ReactNode {
  const safe = useMemo(() => safeOption(option), [option]);
  return <ChartCanvas {...canvas} option={safe} />;
}
