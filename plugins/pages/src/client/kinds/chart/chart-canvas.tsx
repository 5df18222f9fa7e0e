import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { type ChartDrawing, chartOption } from './chart-option';

register([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export interface ChartCanvasProps extends ChartDrawing {
  /** What somebody who does not see it is told. */
  readonly label: string;
}

/** The picture; the table beside it says the same to everybody. */
export default function ChartCanvas({ label, shape, points, look, format }: ChartCanvasProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  // What is drawn already is not drawn again: it would begin anew under the pointer.
  const drawn = useRef('');
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = init(place.current);
    chart.current = made;
    drawn.current = '';
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    const drawing = JSON.stringify([shape, points, look, format(12_345.6)]);
    if (drawing === drawn.current) return;
    drawn.current = drawing;
    chart.current?.setOption(chartOption({ shape, points, look, format }), { notMerge: true });
  }, [shape, points, look, format]);
  return <div ref={place} role="img" aria-label={label} style={{ height: 280, width: '100%' }} />;
}
