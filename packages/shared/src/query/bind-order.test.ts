import { normalizeColumn } from '../collections/normalize-column';
import type { JsonValue } from '../json';
import { type OrderOperator, bindOrder } from './bind-order';

const columns = {
  integer: normalizeColumn({ name: 'n', type: 'integer' }),
  bigInt: normalizeColumn({ name: 'n', type: 'bigInt' }),
  decimal: normalizeColumn({ name: 'n', type: 'decimal', precision: 5, scale: 2 }),
  snowflakeId: normalizeColumn({ name: 'n', type: 'snowflakeId' }),
  text: normalizeColumn({ name: 'n', type: 'text' }),
};

/** `$gt 1`, `any value` or `no row`. */
function bound(type: keyof typeof columns, operator: OrderOperator, value: JsonValue): string {
  const filter = bindOrder(columns[type], operator, value);
  if (filter.kind !== 'compare') return 'no row';
  if (filter.value.kind !== 'literal') return 'a variable';
  return filter.operator === '$ne' ? 'any value' : `${filter.operator} ${JSON.stringify(filter.value.value)}`;
}

test.each<[keyof typeof columns, OrderOperator, JsonValue, string]>([
  ['integer', '$gt', 5, '$gt 5'],
  ['integer', '$gte', '5', '$gte 5'],
  ['integer', '$gt', 1.5, '$gt 1'],
  ['integer', '$gte', 1.5, '$gt 1'],
  ['integer', '$lt', 1.5, '$lte 1'],
  ['integer', '$lte', '1.50', '$lte 1'],
  ['integer', '$lt', '1.0', '$lt 1'],
  ['integer', '$gt', -1.5, '$gt -2'],
  ['integer', '$lt', -0.25, '$lte -1'],
  ['integer', '$gt', 1e-9, '$gt 0'],
  ['integer', '$lt', 3_000_000_000, 'any value'],
  ['integer', '$gte', 2_147_483_648, 'no row'],
  ['integer', '$lte', 2_147_483_647, '$lte 2147483647'],
  ['integer', '$gt', -2_147_483_649, 'any value'],
  ['integer', '$lt', -2_147_483_648.5, 'no row'],
  ['integer', '$lt', 1e20, 'any value'],
  ['bigInt', '$lt', '9223372036854775808', 'any value'],
  ['bigInt', '$gt', '-9223372036854775808', '$gt "-9223372036854775808"'],
  ['bigInt', '$gt', '9007199254740992.5', '$gt "9007199254740992"'],
  ['bigInt', '$lte', '7', '$lte 7'],
  ['decimal', '$gt', 9.505, '$gt "9.50"'],
  ['decimal', '$gte', '-0.001', '$gt "-0.01"'],
  ['decimal', '$lt', '0.001', '$lte "0.00"'],
  ['decimal', '$lt', 1000, 'any value'],
  ['decimal', '$gt', '999.999', '$gt "999.99"'],
  ['decimal', '$lte', '-1000', 'no row'],
  ['decimal', '$gte', 1.5, '$gte "1.50"'],
  ['snowflakeId', '$gt', -1, 'any value'],
  ['text', '$gt', '1.5', '$gt "1.5"'],
])('%s %s %j: %s', (...[type, operator, value, expected]) => {
  expect(bound(type, operator, value)).toBe(expected);
});
