import type { ColumnField } from '../collections/column-field';
import { type Span, readSpan, spanOf } from '../dates/read-period';
import { namedPeriod } from '../dates/relative-period';
import { invalid } from './bind-values';
import type { BoundFilter } from './bound-filter';
import type { FilterValue } from './filter';
import { DATE_OPERATORS, type DateOperator, type Operator } from './operators';

const EXPECTED =
  'a period such as 2025, 2025-03, 2025Q1, 2025W09 or 2025-03-01, a list of two, or {"type": "past", "number": 3, "unit": "day"}';

export function isDateOperator(operator: Operator): operator is DateOperator {
  return DATE_OPERATORS.some((known) => known === operator);
}

/**
 * A column of dates or moments compared with a stretch of time. What days and weeks are is worked out when the statement runs.
 * @throws AppError QUERY_VALUE_INVALID
 */
export function bindPeriod(field: ColumnField, operator: DateOperator, value: FilterValue): BoundFilter {
  const span = readValue(value);
  if (!span) throw invalid(field.name, EXPECTED, value.kind === 'literal' ? value.value : value.name);
  const range = { kind: 'range', field } as const;
  switch (operator) {
    case '$dateOn':
    case '$dateBetween':
      return { ...range, ...span };
    case '$dateNotOn':
      return { kind: 'not', node: { ...range, ...span } };
    case '$dateBefore':
      return { ...range, until: span.from };
    case '$dateNotBefore':
      return { ...range, from: span.from };
    case '$dateAfter':
      return { ...range, from: span.until };
    default:
      return { ...range, until: span.until };
  }
}

function readValue(value: FilterValue): Span | undefined {
  if (value.kind === 'literal') return readSpan(value.value);
  return value.kind === 'date' ? spanOf(namedPeriod(value.name), undefined, '[]') : undefined;
}
