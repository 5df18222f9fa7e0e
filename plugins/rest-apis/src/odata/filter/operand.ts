import { type JsonValue, malformed, unsupported } from '@mortise/shared';
import type { Comparison, Expression, Literal } from '../syntax/expression';

export const PARAMETER = '$filter';

/** How a comparison reads from its other side. */
export const MIRRORED: Readonly<Record<Exclude<Comparison, 'has'>, Exclude<Comparison, 'has'>>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};

/** The value of a literal as filters carry it. Numbers that JSON cannot hold exactly stay text. */
export function valueOf({ type, text }: Literal): JsonValue {
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return text === 'true';
    case 'number':
      return numberOf(text);
    default:
      return text;
  }
}

/** `30.0` is a whole number too, and columns of those take it; `1.5e3` as databases and columns take it. */
function numberOf(text: string): JsonValue {
  const whole = /^(-?\d+)(?:\.0+)?$/.exec(text)?.[1];
  if (whole !== undefined) return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
  if (!/e/i.test(text)) return text;
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

/** The least and the greatest moment there is. */
const ENDS: ReadonlyMap<string, string> = new Map([
  ['mindatetime', '0001-01-01T00:00:00.000Z'],
  ['maxdatetime', '9999-12-31T23:59:59.999Z'],
]);

function momentOf(name: string, now: () => Date): Literal | undefined {
  const text = name === 'now' ? now().toISOString() : ENDS.get(name);
  return text === undefined ? undefined : { kind: 'literal', type: 'moment', text };
}

/** A literal, with `now()` and its like and signs before numbers worked out; undefined for anything else. */
export function literalOf(expression: Expression, now: () => Date): Literal | undefined {
  if (expression.kind === 'literal') return expression;
  if (expression.kind === 'call') return momentOf(expression.name, now);
  if (expression.kind !== 'negate') return undefined;
  const inner = literalOf(expression.operand, now);
  if (inner?.type === 'null') return inner;
  if (inner?.type !== 'number') return undefined;
  return { ...inner, text: inner.text.startsWith('-') ? inner.text.slice(1) : `-${inner.text}` };
}

/** @throws AppError QUERY_PARAMETER_INVALID */
export function requireType(literal: Literal, type: Literal['type'], what: string): string {
  if (literal.type !== type) throw malformed(PARAMETER, what, literal.text);
  return literal.text;
}

/** What cannot be asked yet, by its name. */
export function refusal(expression: Expression): Error {
  switch (expression.kind) {
    case 'call':
      return unsupported(`${expression.name}()`);
    case 'arithmetic':
      return unsupported(expression.operator);
    case 'negate':
      return unsupported('-column');
    case 'count':
      return unsupported(`${expression.path.join('/')}/$count`);
    case 'path':
      return unsupported(`comparison with the column ${expression.names.join('/')}`);
    case 'literal':
      return malformed(PARAMETER, 'a comparison with a column', expression.text);
    default:
      return malformed(PARAMETER, 'a column or a value', 'a condition');
  }
}
