import { chartData } from './chart-data';
import { labelOf } from './chart-labels';
import { chartOption } from './chart-option';
import { readChartSettings } from './read-chart';
import { valueWriter } from './value-format';

const words = { none: 'None', yes: 'Yes', no: 'No' };
const names = { groupName: String, seriesName: String, measureNames: ['Sum', 'Count'] };
const base = { collection: 'orders', aggregation: 'sum', field: 'total', dimension: 'status' };

it('groups carry the words people know', () => {
  const field = { name: 'status', type: 'string', enum: [{ value: 'paid', label: 'Paid' }] };
  expect(['paid', 'lost', null, true, 7].map((group) => labelOf(group, field, words))).toEqual(['Paid', 'lost', 'None', 'Yes', '7']);
});

describe('what a chart shows', () => {
  it('is one series for each measure, periods as time goes by', () => {
    const read = readChartSettings({ ...base, period: 'YYYY-MM', moreMeasures: [{ aggregation: 'count' }] });
    const rows = [
      { group: '2025-03', value: '12.50', value2: 3 },
      { group: '2025-02', value: null, value2: 1 },
    ];
    expect(chartData(rows, read, names)).toEqual({
      groups: ['2025-02', '2025-03'],
      series: [
        { name: 'Sum', isCount: false, values: [null, '12.50'] },
        { name: 'Count', isCount: true, values: [1, 3] },
      ],
      isCut: false,
    });
  });

  it('is one series for each value of a second field, the groups with the most first', () => {
    const read = readChartSettings({ ...base, seriesBy: 'shop', groups: 2 });
    const rows = [
      { group: 'open', series: 'east', value: 9 },
      { group: 'paid', series: 'west', value: 7 },
      { group: 'paid', series: 'east', value: '6' },
      { group: 'lost', series: null, value: 1 },
    ];
    expect(chartData(rows, read, names)).toEqual({
      groups: ['paid', 'open'],
      series: [
        { name: 'east', isCount: false, values: ['6', 9] },
        { name: 'west', isCount: false, values: [7, 0] },
        { name: 'null', isCount: false, values: [0, 0] },
      ],
      isCut: false,
    });
  });

  it('has no value where there is nothing to take the average of', () => {
    const read = readChartSettings({ ...base, aggregation: 'avg', seriesBy: 'shop' });
    const rows = [
      { group: 'open', series: 'east', value: 9 },
      { group: 'paid', series: 'west', value: 7 },
    ];
    expect(chartData(rows, read, names).series.map(({ values }) => values)).toEqual([
      [9, null],
      [null, 7],
    ]);
  });

  it('says when there are more series than anybody tells apart', () => {
    const rows = Array.from({ length: 20 }, (_, at) => ({ group: 'a', series: at, value: at }));
    const { series, isCut } = chartData(rows, readChartSettings({ ...base, seriesBy: 'shop' }), names);
    expect([series.length, series[0]?.name, isCut]).toEqual([12, '19', true]);
  });
});

describe('the option of a chart', () => {
  const data = {
    groups: ['a', 'b'],
    series: [1, 2].map((at) => ({ name: `s${at}`, isCount: false, values: ['12.50', null] })),
    isCut: false,
  };

  it.each(['bar', 'line', 'area', 'pie'] as const)('draws %s, decimals as numbers, and can be sent to anybody', (shape) => {
    const option = chartOption({ shape, data, isStacked: true });
    expect(JSON.parse(JSON.stringify(option))).toEqual(option);
    const series = option['series'] as readonly { type: string; stack?: string }[];
    expect([series[0]?.type, series.length]).toEqual([shape === 'area' ? 'line' : shape, shape === 'pie' ? 1 : 2]);
    expect(JSON.stringify(series[0])).toContain('12.5');
    expect([shape, series[1]?.stack]).toEqual([shape, shape === 'pie' ? undefined : 'all']);
  });

  it('has a legend only where there is something to tell apart', () => {
    const [first] = data.series;
    const alone = { ...data, series: first === undefined ? [] : [first] };
    expect(chartOption({ shape: 'bar', data: alone, isStacked: true })).not.toHaveProperty('legend');
    expect(chartOption({ shape: 'bar', data, isStacked: false })).toHaveProperty('legend');
  });
});

it.each([
  [{ style: 'number', decimals: undefined }, '1,234.57'],
  [{ style: 'number', decimals: 0 }, '1,235'],
  [{ style: 'compact', decimals: 1 }, '1.2K'],
  [{ style: 'percent', decimals: undefined }, '123,456.7%'],
  [{ style: 'currency', decimals: undefined }, '€1,234.57'],
] as const)('values are written as %j', (format, expected) => {
  const write = valueWriter({ currency: 'EUR', ...format }, 'en');
  expect([write('1234.567'), write(null)]).toEqual([expected, '–']);
});
