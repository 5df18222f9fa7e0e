import { chartQuery, readChartSettings, shownRows } from './chart-query';

const settings = { collection: 'orders', aggregation: 'sum', field: 'total', dimension: 'status' };

describe('what a chart asks for', () => {
  it('is the groups with the most', () => {
    const read = readChartSettings(settings);
    expect([read.isComplete, read.shape]).toEqual([true, 'bar']);
    expect(chartQuery(read, undefined)).toEqual({
      measures: [{ aggregation: 'sum', alias: 'value', field: 'total' }],
      dimensions: [{ field: 'status', alias: 'group' }],
      orders: [{ field: 'value', order: 'desc', nulls: 'last' }],
      limit: 30,
    });
  });

  it('is the latest periods of a date, shown as time goes by', () => {
    const read = readChartSettings({ ...settings, dimension: 'paidAt', period: 'YYYY-MM', shape: 'line', groups: 12 });
    expect(chartQuery(read, { paid: true })).toMatchObject({
      dimensions: [{ field: 'paidAt', alias: 'group', format: 'YYYY-MM' }],
      orders: [{ field: 'group', order: 'desc' }],
      filter: { paid: true },
      limit: 12,
    });
    const rows = ['2025-03', '2025-02'].map((group) => ({ group, value: 1 }));
    expect(shownRows(rows, read).map(({ group }) => group)).toEqual(['2025-02', '2025-03']);
  });

  it.each([
    [{}, { shape: 'bar', isComplete: false, groups: 30 }],
    [{ ...settings, dimension: '' }, { isComplete: false }],
    [{ ...settings, field: undefined }, { isComplete: false }],
    [
      { ...settings, shape: 'cube', period: 'ss', groups: 1e9 },
      { shape: 'bar', period: undefined, groups: 100 },
    ],
    [
      { ...settings, groups: -3, dimension: 7 },
      { groups: 30, isComplete: false },
    ],
  ])('%j is read as %j', (given, expected) => {
    expect(readChartSettings(given as never)).toMatchObject(expected);
  });
});
