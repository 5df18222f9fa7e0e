import { type ChartDress, dressOption } from './dress-option';
import { safeOption } from './safe-option';

const dress: ChartDress = {
  look: { text: '#000', line: '#eee', background: '#fff', palette: ['#00f'], font: 'serif' },
  format: (value) => `${value} pieces`,
  formatCount: String,
};

it.each<[string, object, object]>([
  ['links', { title: { text: 'Shop', link: 'javascript:alert(1)', sublink: 'https://evil.example' } }, { title: { text: 'Shop' } }],
  ['pictures', { series: [{ symbol: 'image://https://evil.example/x' }, { symbol: 'pin' }] }, { series: [{}, { symbol: 'pin' }] }],
  ['patterns', { backgroundColor: { image: 'https://evil.example/x', repeat: 'repeat' } }, { backgroundColor: { repeat: 'repeat' } }],
  ['HTML', { tooltip: { renderMode: 'html', extraCssText: 'x', formatter: '<img>' } }, { tooltip: { formatter: '<img>' } }],
  ['tools', { toolbox: { feature: {} }, graphic: [], baseOption: {}, series: [] }, { series: [] }],
  [
    'endless ticks',
    { yAxis: { splitNumber: 1e12, minorTick: { splitNumber: 1e9 } } },
    { yAxis: { splitNumber: 20, minorTick: { splitNumber: 20 } } },
  ],
  ['endless places', { xAxis: [{ type: 'category', max: 1e12, min: 2 }] }, { xAxis: [{ type: 'category', min: 2 }] }],
  ['endless steps', { yAxis: { type: 'value', max: 1e12, min: 0, interval: 1 } }, { yAxis: { type: 'value', max: 1e12, min: 0 } }],
  ['steps nobody can count', { yAxis: { type: 'value', max: 'dataMax', interval: 1e-9 } }, { yAxis: { type: 'value', max: 'dataMax' } }],
  [
    'no steps that are few',
    { yAxis: { type: 'value', min: 0, max: 100, interval: 25 } },
    { yAxis: { type: 'value', min: 0, max: 100, interval: 25 } },
  ],
  ['no ends of numbers', { yAxis: { max: 5000 }, xAxis: { data: ['a'], max: 5000 } }, { yAxis: { max: 5000 }, xAxis: { data: ['a'] } }],
  ['nothing that is fine', { yAxis: { type: 'value', max: 1e12 } }, { yAxis: { type: 'value', max: 1e12 } }],
])('an option loses %s', (_what, given, expected) => expect(safeOption(given as never)).toEqual(expected));

it('an option of a thousand levels ends somewhere', () => {
  let deep: object = {};
  for (let level = 0; level < 1000; level += 1) deep = { deep };
  expect(JSON.stringify(safeOption(deep as never)).length).toBeLessThan(400);
});

it('hints are never HTML, and values are written as the viewer writes them unless the option says how', () => {
  const { tooltip, yAxis } = dressOption({ tooltip: [{ renderMode: 'html' }], yAxis: {} }, dress) as never as {
    tooltip: readonly { renderMode: string; valueFormatter(value: unknown): string }[];
    yAxis: { axisLabel: { formatter(value: number): string } };
  };
  expect(tooltip[0]?.renderMode).toBe('richText');
  expect([1, '1.5', null, [2, 3]].map((value) => tooltip[0]?.valueFormatter(value))).toEqual([
    '1 pieces',
    '1.5',
    '–',
    '2 pieces, 3 pieces',
  ]);
  expect(yAxis.axisLabel.formatter(7)).toBe('7 pieces');
  const { series } = dressOption({ series: [{ isCount: true }] }, dress) as never as {
    series: readonly { tooltip: { valueFormatter(value: number): string } }[];
  };
  expect(series[0]?.tooltip.valueFormatter(3)).toBe('3');
  const own = dressOption({ color: ['#123456'], yAxis: { axisLabel: { formatter: '{value} km' } }, tooltip: { formatter: '{b}' } }, dress);
  expect(own).toMatchObject({ color: ['#123456'], yAxis: { axisLabel: { formatter: '{value} km' } } });
  expect(own['tooltip']).not.toHaveProperty('valueFormatter');
});
