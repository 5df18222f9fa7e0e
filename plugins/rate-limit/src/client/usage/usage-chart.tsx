import { useLanguage, useT } from '@mortise/plugin-api/client';
import { Flex, Grid, theme } from 'antd';
import type { ReactNode } from 'react';
import { type Bar, scaleEnd } from './bars';

/** Of the drawing, so that its texts are as large on a phone. */
const WIDTHS = { wide: 720, narrow: 340 };
const HEIGHT = 200;
/** Room for the numbers at the left and the moments below. */
const LEFT = 56;
const BOTTOM = 24;
const TOP = 10;
const PLOT_HEIGHT = HEIGHT - TOP - BOTTOM;
const FONT = 12;

export interface UsageChartProps {
  readonly bars: readonly Bar[];
  readonly title: string;
  readonly momentText: (at: number) => string;
  readonly showsRefused: boolean;
}

/** Bars, the refused part on top in another colour. Readers of the screen hear the sums; the table has every number. */
export function UsageChart({ bars, title, momentText, showsRefused }: UsageChartProps): ReactNode {
  const t = useT();
  const width = Grid.useBreakpoint().sm === false ? WIDTHS.narrow : WIDTHS.wide;
  const numbers = new Intl.NumberFormat(useLanguage());
  const highest = bars.reduce((most, bar) => (bar.calls > most.calls ? bar : most), { at: 0, calls: 0, refused: 0 });
  const end = scaleEnd(highest.calls);
  const sum = bars.reduce((total, { calls }) => total + calls, 0);
  const facts = { sum: numbers.format(sum), most: numbers.format(highest.calls), when: momentText(highest.at) };
  const label = `${title}. ${sum === 0 ? t('usage.none') : t('usage.summary', facts)}`;
  return (
    <Flex vertical gap="small">
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label} style={{ width: '100%', maxWidth: 960, height: 'auto' }}>
        {[0, 0.5, 1].map((part) => (
          <ScaleLine key={part} width={width} part={part} text={part === 0.5 && end === 1 ? '' : numbers.format(part * end)} />
        ))}
        {bars.map((bar, index) => (
          <BarShape
            key={bar.at}
            width={width}
            bar={bar}
            index={index}
            count={bars.length}
            end={end}
            text={`${momentText(bar.at)}: ${numbers.format(bar.calls)}`}
          />
        ))}
        <MomentTexts width={width} bars={bars} momentText={momentText} />
      </svg>
      <Legend text={sum === 0 ? t('usage.none') : t('usage.summary', facts)} showsRefused={showsRefused} />
    </Flex>
  );
}

function Legend({ text, showsRefused }: { readonly text: string; readonly showsRefused: boolean }): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const sign = <span aria-hidden style={{ display: 'inline-block', width: 10, height: 10, background: token.colorError }} />;
  return (
    <div>
      {text}
      {showsRefused ? (
        <>
          {' '}
          {sign} {t('usage.refusedPart')}
        </>
      ) : null}
    </div>
  );
}

function ScaleLine({ width, part, text }: { readonly width: number; readonly part: number; readonly text: string }): ReactNode {
  const { token } = theme.useToken();
  const y = TOP + PLOT_HEIGHT * (1 - part);
  return (
    <>
      <line x1={LEFT} x2={width} y1={y} y2={y} stroke={token.colorBorderSecondary} />
      <text x={LEFT - 8} y={y + FONT / 3} textAnchor="end" fontSize={FONT} fill={token.colorText}>
        {text}
      </text>
    </>
  );
}

interface BarShapeProps {
  readonly width: number;
  readonly bar: Bar;
  readonly index: number;
  readonly count: number;
  /** Of the scale. */
  readonly end: number;
  /** Shown where the pointer rests. */
  readonly text: string;
}

function BarShape({ width, bar, index, count, end, text }: BarShapeProps): ReactNode {
  const { token } = theme.useToken();
  const step = (width - LEFT) / count;
  const [all, refused] = [bar.calls, bar.refused].map((value) => (value / end) * PLOT_HEIGHT) as [number, number];
  const x = LEFT + index * step + step * 0.1;
  const floor = TOP + PLOT_HEIGHT;
  return (
    <g>
      <title>{text}</title>
      <rect x={x} y={floor - all} width={step * 0.8} height={all - refused > 0 ? all : 0} fill={token.colorPrimary} />
      <rect x={x} y={floor - all} width={step * 0.8} height={refused} fill={token.colorError} />
    </g>
  );
}

function MomentTexts({ width, bars, momentText }: Pick<UsageChartProps, 'bars' | 'momentText'> & { readonly width: number }): ReactNode {
  const { token } = theme.useToken();
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <>
      <text x={LEFT} y={HEIGHT - 6} fontSize={FONT} fill={token.colorText}>
        {momentText(first.at)}
      </text>
      <text x={width} y={HEIGHT - 6} textAnchor="end" fontSize={FONT} fill={token.colorText}>
        {momentText(last.at)}
      </text>
    </>
  );
}
