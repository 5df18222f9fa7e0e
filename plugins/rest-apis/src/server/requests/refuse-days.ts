import { type Collection, malformed } from '@mortise/shared';
import type { Expression } from '../../odata';

const MOMENTS: ReadonlySet<string> = new Set(['datetime', 'datetimeNoTz']);

/**
 * A day is no moment: hardly a record is equal to one, and who asks for it means another thing, `date(placed) eq 2024-01-31`.
 * @throws AppError QUERY_PARAMETER_INVALID
 */
export function refuseDays(expression: Expression, collection: Collection): void {
  if (expression.kind === 'and' || expression.kind === 'or') expression.parts.forEach((part) => refuseDays(part, collection));
  if (expression.kind === 'not') refuseDays(expression.operand, collection);
  if (expression.kind !== 'compare' || (expression.operator !== 'eq' && expression.operator !== 'ne')) return;
  const { left, right } = expression;
  const moment = momentIn(left, collection) ?? momentIn(right, collection);
  const day = [left, right].find((side) => side.kind === 'literal' && side.type === 'date');
  if (moment !== undefined && day?.kind === 'literal')
    throw malformed('$filter', `date(${moment}) beside a day, or a moment such as ${day.text}T00:00:00Z`, day.text);
}

/** The column, where its values are moments. */
function momentIn(expression: Expression, { fields }: Collection): string | undefined {
  const [name = '', ...more] = expression.kind === 'path' ? expression.names : [];
  const field = more.length === 0 ? fields.get(name) : undefined;
  return field?.kind === 'column' && MOMENTS.has(field.type) ? name : undefined;
}
