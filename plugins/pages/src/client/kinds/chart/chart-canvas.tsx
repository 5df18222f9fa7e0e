import type { JsonObject } from '@mortise/shared';
import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { type ChartDress, dressOption } from './dress-option';

register([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export interface ChartCanvasProps extends ChartDress {
  /** What somebody who does not see it is told. */
  readonly label: string;
  readonly option: JsonObject;
}

/** The picture; the table beside it says the same to everybody. */
export default function ChartCanvas({ label, option, look, format, formatCount }: ChartCanvasProps): ReactNode {
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
    const drawing = JSON.stringify([option, look, format(12_345.6), formatCount(12_345.6)]);
    if (drawing === drawn.current) return;
    drawn.current = drawing;
    chart.current?.setOption(dressOption(option, { look, format, formatCount }), { notMerge: true });
  }, [option, look, format, formatCount]);
  return <div ref={place} role="img" aria-label={label} style={{ height: 280, width: '100%' }} />;
}
