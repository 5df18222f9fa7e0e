import { chartOption } from './chart-option';
import { pointsOf } from './chart-points';

const words = { none: 'None', yes: 'Yes', no: 'No' };
const look = { text: '#000', line: '#eee', background: '#fff', palette: ['#00f'], font: 'serif' };

describe('the marks of a chart', () => {
  it('carry the words people know', () => {
    const field = { name: 'status', type: 'string', enum: [{ value: 'paid', label: 'Paid' }] };
    const rows = ['paid', 'lost', null, true, 7].map((group) => ({ group, value: 1 }));
    expect(pointsOf(rows, field, words).map(({ label }) => label)).toEqual(['Paid', 'lost', 'None', 'Yes', '7']);
  });

  it.each(['bar', 'line', 'area', 'pie'] as const)('are drawn as %s, decimals as numbers, hints without HTML', (shape) => {
    const points = [
      { label: 'a', value: '12.50' },
      { label: 'b', value: null },
    ];
    const { series, tooltip } = chartOption({ shape, points, look, format: String }) as never as {
      series: readonly { type: string; data: readonly unknown[] }[];
      tooltip: { renderMode: string };
    };
    expect(series[0]?.type).toBe(shape === 'area' ? 'line' : shape);
    expect(JSON.stringify(series[0]?.data)).toContain('12.5');
    expect(tooltip.renderMode).toBe('richText');
  });
});
