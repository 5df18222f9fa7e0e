const WIDTH = 760;
const LEFT = 150;
const RIGHT = 60;
/** From one name of the legend to the next: four of them fit. */
const STEP = 150;
const COLOURS = ['#2f6f8f', '#8fb7c9', '#c98f2f', '#6f8f2f', '#8f2f6f'];

const escaped = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = ([x, y], content, extra = '') => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${extra}>${escaped(content)}</text>`;

/** Colours that can be read on light and dark ground. */
function svg(height, title, parts) {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="sans-serif" font-size="13" fill="#777">`,
    `<title>${escaped(title)}</title>`,
    text([10, 20], title, 'font-weight="bold"'),
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function legend(series, y) {
  return series.flatMap((name, index) => [
    `<rect x="${LEFT + index * STEP}" y="${y - 10}" width="12" height="12" fill="${COLOURS[index]}"/>`,
    text([LEFT + index * STEP + 18, y], name),
  ]);
}

/**
 * Bars with their range, a group for each label; `mark` is a goal.
 * @param {{ title: string, series: string[], bars: { label: string, values: { median: number, lowest: number, highest: number }[], mark?: number }[] }} chart
 */
export function barChart({ title, series, bars }) {
  const most = Math.max(1, ...bars.flatMap(({ values }) => values.map(({ highest }) => highest)));
  const x = (value) => LEFT + (value / most) * (WIDTH - LEFT - RIGHT);
  const group = series.length * 16 + 12;
  const bottom = 62 + bars.length * group;
  const line = (at, [y1, y2], style) => `<line x1="${x(at).toFixed(1)}" x2="${x(at).toFixed(1)}" y1="${y1}" y2="${y2}" ${style}/>`;
  const drawn = bars.flatMap(({ label, values, mark }, row) => {
    const top = 60 + row * group;
    return [
      text([10, top + series.length * 8 + 4], label),
      ...values.flatMap(({ median, lowest, highest }, index) => {
        const y = top + index * 16;
        return [
          `<rect x="${LEFT}" y="${y}" width="${(x(median) - LEFT).toFixed(1)}" height="13" fill="${COLOURS[index]}"/>`,
          `<line x1="${x(lowest).toFixed(1)}" x2="${x(highest).toFixed(1)}" y1="${y + 6.5}" y2="${y + 6.5}" stroke="#777" stroke-width="2"/>`,
          text([x(highest) + 6, y + 11], median.toFixed(2)),
        ];
      }),
      ...(mark === undefined ? [] : [line(mark, [top - 3, top + series.length * 16], 'stroke="#c0392b" stroke-width="2"')]),
    ];
  });
  return svg(bottom + 10, title, [...legend(series, 44), line(1, [52, bottom], 'stroke="#777" stroke-dasharray="4 4"'), ...drawn]);
}

/**
 * Lines over steps that stand at equal distances.
 * @param {{ title: string, steps: (string | number)[], lines: { label: string, values: (number | undefined)[] }[], unit: string }} chart
 */
export function lineChart({ title, steps, lines, unit }) {
  const [top, bottom] = [66, 280];
  const most = Math.max(...lines.flatMap(({ values }) => values.filter((value) => value !== undefined)));
  const x = (index) => 70 + (index / Math.max(1, steps.length - 1)) * (WIDTH - 70 - RIGHT);
  const y = (value) => bottom - (value / most) * (bottom - top);
  const grid = [0, 0.5, 1].flatMap((part) => [
    `<line x1="70" x2="${WIDTH - RIGHT}" y1="${y(most * part)}" y2="${y(most * part)}" stroke="#7775"/>`,
    text([8, y(most * part) + 4], `${Math.round(most * part)} ${unit}`),
  ]);
  const drawn = lines.flatMap(({ values }, index) => {
    const points = values.map((value, place) => (value === undefined ? undefined : `${x(place).toFixed(1)},${y(value).toFixed(1)}`));
    return `<polyline fill="none" stroke="${COLOURS[index]}" stroke-width="2.5" points="${points.filter(Boolean).join(' ')}"/>`;
  });
  const labels = steps.map((step, index) => text([x(index), bottom + 20], step.toLocaleString('en'), 'text-anchor="middle"'));
  return svg(bottom + 32, title, [
    ...legend(
      lines.map(({ label }) => label),
      44,
    ),
    ...grid,
    ...drawn,
    ...labels,
  ]);
}
