import { chartQuery } from './chart-query';
import { readChartSettings } from './read-chart';

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

  it('is the latest periods of a date', () => {
    const read = readChartSettings({ ...settings, dimension: 'paidAt', period: 'YYYY-MM', shape: 'line', groups: 12 });
    expect(chartQuery(read, { paid: true })).toMatchObject({
      dimensions: [{ field: 'paidAt', alias: 'group', format: 'YYYY-MM' }],
      orders: [{ field: 'group', order: 'desc' }],
      filter: { paid: true },
      limit: 12,
    });
  });

  it('is several numbers of each group, or one for each value of a second field', () => {
    const moreMeasures = [{ aggregation: 'count' }, { aggregation: 'avg' }, { aggregation: 'max', field: 'total' }];
    expect(chartQuery(readChartSettings({ ...settings, moreMeasures, seriesBy: 'shop' }), undefined)).toMatchObject({
      measures: [{ alias: 'value' }, { alias: 'value2', aggregation: 'count' }, { alias: 'value3', aggregation: 'max', field: 'total' }],
      dimensions: [{ alias: 'group' }],
      limit: 30,
    });
    expect(chartQuery(readChartSettings({ ...settings, seriesBy: 'shop.name' }), undefined)).toMatchObject({
      measures: [{ alias: 'value' }],
      dimensions: [{ alias: 'group' }, { field: 'shop.name', alias: 'series' }],
      limit: 1000,
    });
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
    [
      { ...settings, shape: 'pie', moreMeasures: [{ aggregation: 'count' }], seriesBy: 'shop' },
      { measures: [{ aggregation: 'sum', field: 'total' }], seriesBy: undefined },
    ],
    [
      { ...settings, moreMeasures: 'all', format: { style: 'roman', currency: 'eur', decimals: 99 }, isStacked: 1 },
      { isStacked: false, format: { style: 'number', currency: 'EUR', decimals: undefined } },
    ],
  ])('%j is read as %j', (given, expected) => {
    expect(readChartSettings(given as never)).toMatchObject(expected);
  });
});
