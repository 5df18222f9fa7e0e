import type { Collection } from '@mortise/shared';
import type { Expression } from '../../odata';

type Comparing = Extract<Expression, { kind: 'compare' }>;

/** `customer eq null`: a related record is null where there is none (OData 4.01 Part 2, 5.1.1.1.1). Asked for as `not customer/any()`. */
export function askForRelated(expression: Expression, collection: Collection): Expression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return { ...expression, parts: expression.parts.map((part) => askForRelated(part, collection)) };
    case 'not':
      return { ...expression, operand: askForRelated(expression.operand, collection) };
    case 'compare':
      return isThere(expression, collection) ?? expression;
    default:
      return expression;
  }
}

function isThere({ operator, left, right }: Comparing, collection: Collection): Expression | undefined {
  const path = isNull(right) ? relationIn(left, collection) : isNull(left) ? relationIn(right, collection) : undefined;
  if (!path || (operator !== 'eq' && operator !== 'ne')) return undefined;
  const exists: Expression = { kind: 'lambda', quantifier: 'any', path, body: undefined };
  return operator === 'ne' ? exists : { kind: 'not', operand: exists };
}

function isNull(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.type === 'null';
}

/** The path of a relation to one record; several are never null. */
function relationIn(expression: Expression, { fields }: Collection): readonly string[] | undefined {
  const [name = '', ...more] = expression.kind === 'path' ? expression.names : [];
  const field = more.length === 0 ? fields.get(name) : undefined;
  return field?.kind === 'relation' && (field.type === 'belongsTo' || field.type === 'hasOne') ? [name] : undefined;
}
