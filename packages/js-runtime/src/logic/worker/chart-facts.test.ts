import { chartMembers, refuseFunctions } from './chart-facts';

it('gives a chart its rows and its option, whatever it was told', () => {
  expect(chartMembers({ rows: [{ group: 'a', value: 1 }], option: { series: [] } })).toEqual({
    data: { objects: [{ group: 'a', value: 1 }] },
    option: { series: [] },
  });
  expect(chartMembers({ rows: 'none' })).toEqual({ data: { objects: [] }, option: {} });
});

it('names the function an option holds, and bears what contains itself', () => {
  const option = { series: [{ data: [1] }, { label: { formatter: () => 'x' } }] };
  expect(() => refuseFunctions(option)).toThrow('option.series[1].label.formatter is a function');
  const round: Record<string, unknown> = { text: 'fine' };
  round['self'] = round;
  expect(() => refuseFunctions(round)).not.toThrow();
});
