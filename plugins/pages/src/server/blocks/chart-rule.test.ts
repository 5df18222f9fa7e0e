import { isAppError } from '@mortise/shared';
import { chartRule } from './chart-rule';

const chart = { collection: 'orders', aggregation: 'sum', field: 'total', dimension: 'status', shape: 'bar' };

/** The part of the settings that is refused. */
function refused(settings: object, kind = 'pages.chart'): unknown {
  try {
    void chartRule.check?.({ key: 'c', kind, span: 24, settings: settings as never });
    return undefined;
  } catch (error) {
    return isAppError(error) ? [error.code, (error.details as { part?: string }).part] : error;
  }
}

it.each([
  [{}],
  [chart],
  [{ ...chart, moreMeasures: [{ aggregation: 'count' }, { aggregation: 'avg', field: null }], isStacked: true, seriesBy: 'shop.name' }],
  [{ ...chart, format: { style: 'currency', currency: 'CNY', decimals: 0 }, groups: 100, period: 'YYYY' }],
  [{ ...chart, option: { kind: 'js-blocks.option', settings: { code: 'return 1' } }, conditions: [], grants: {} }],
])('%j is a chart', (settings) => expect(refused(settings)).toBeUndefined());

it.each<[object, string]>([
  [{ shape: 'cube' }, 'shape'],
  [{ aggregation: 'drop' }, 'aggregation'],
  [{ moreMeasures: Array.from({ length: 8 }, () => ({ aggregation: 'count' })) }, 'moreMeasures'],
  [{ moreMeasures: [{ aggregation: 'count', field: 7 }] }, 'moreMeasures'],
  [{ groups: 1e9 }, 'groups'],
  [{ isStacked: 'yes' }, 'isStacked'],
  [{ period: 'ss' }, 'period'],
  [{ format: { style: 'currency', currency: 'euro' } }, 'format'],
  [{ format: { decimals: 99 } }, 'format'],
  [{ option: 'return 1' }, 'option'],
  [{ dimension: ['a'] }, 'dimension'],
])('%j is none', (settings, part) => expect(refused({ ...chart, ...settings })).toEqual(['DEFINITION_INVALID', part]));

it('what is no chart may have any settings', () => expect(refused({ shape: 'cube' }, 'shop.chart')).toBeUndefined());
