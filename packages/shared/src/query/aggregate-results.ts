import type { ColumnField } from '../collections/column-field';
import type { ColumnType } from '../collections/column-type';
import type { AggregateResult, Aggregation, Dimension, Measure } from './aggregate-plan';
import { OPERATORS_BY_TYPE } from './operators';
import { resultColumn } from './result-column';

/** Digits an average has after the point beyond those of its column. */
export const AVERAGE_DIGITS = 6;

/** Number types whose values add up. Those not listed as doubles do so without rounding. */
const ADDABLE: ReadonlySet<ColumnType> = new Set<ColumnType>(['integer', 'bigInt', 'double', 'decimal']);

/** What may be worked out of a column; `count` of different values needs values that can be equal. */
export function aggregationsOf({ type }: ColumnField, distinct: boolean): readonly Aggregation[] {
  const operators = OPERATORS_BY_TYPE[type];
  const counted: readonly Aggregation[] = distinct && !operators.includes('$eq') ? [] : ['count'];
  const added: readonly Aggregation[] = ADDABLE.has(type) ? ['sum', 'avg'] : [];
  const ordered: readonly Aggregation[] = operators.includes('$gt') ? ['min', 'max'] : [];
  return [...counted, ...added, ...ordered];
}

/** True when rows can be grouped by the values of the column. */
export function isGroupable({ type }: ColumnField): boolean {
  return OPERATORS_BY_TYPE[type].includes('$eq');
}

/** How the values of a measure behave. */
export function measureResult({ alias, aggregation, source }: Measure): AggregateResult {
  if (aggregation === 'count' || source === undefined) return { kind: 'column', field: resultColumn(alias, 'bigInt') };
  const { field } = source;
  if (aggregation === 'min' || aggregation === 'max') return { kind: 'column', field };
  if (field.type === 'double') return { kind: 'column', field: resultColumn(alias, 'double') };
  const isDecimal = field.type === 'decimal';
  const scale = isDecimal ? (field.scale ?? 2) : 0;
  return { kind: 'exact', aggregation, scale: aggregation === 'avg' ? scale + AVERAGE_DIGITS : scale, text: isDecimal };
}

/** How the values of a dimension behave. */
export function dimensionResult({ alias, source, period }: Dimension): AggregateResult {
  return { kind: 'column', field: period === undefined ? source.field : resultColumn(alias, 'string') };
}
