import { AppError, QUERY_LIMITS, malformed, unsupported } from '@mortise/shared';
import { readArrayLiteral } from './array-literal';
import type { Compared } from './compared';
import { compareList, compareScalar, compareState, isScalarOperator } from './comparisons';
import { type Condition, requireFew } from './condition';
import { compareContains, compareOverlaps } from './containment';
import type { Scanner } from './scanner';

/** Where an operation is read. */
export interface OperationPlace {
  readonly scanner: Scanner;
  /** True inside of and=() and or=(), where a comma ends a value. */
  readonly nested: boolean;
}

/** What PostgREST compares with besides. */
const FOREIGN = new Set('match imatch fts plfts phfts wfts cd sl sr nxr nxl adj'.split(' '));
/** Inside of and=() and or=() a value ends here. */
const VALUE_END = /[,)]/;
const QUANTIFIED = /^(eq|like|ilike|gt|gte|lt|lte)\((any|all)\)$/;

/**
 * `eq.5`, `in.(a,b)`, `like(any).{a*,b*}`.
 * @throws AppError QUERY_PARAMETER_INVALID, OPTION_UNSUPPORTED, QUERY_TOO_COMPLEX
 */
export function readOperation(compared: Compared, { scanner, nested }: OperationPlace): Condition {
  const { column } = compared;
  const operator = scanner.until(/[.,]/);
  const [, quantified = '', quantifier] = QUANTIFIED.exec(operator) ?? [];
  if (quantifier === undefined && (FOREIGN.has(operator) || /^\w+\(.*\)$/.test(operator))) throw unsupported(operator);
  if (quantifier === undefined && !isOperator(operator)) throw malformed(column, 'operator.value', operator);
  if (!scanner.take('.')) throw scanner.fault('a value after the operator');
  if (operator === 'in') return compareList(compared, readList(scanner, nested));
  const value = nested ? readNested(scanner) : scanner.remainder();
  if (quantifier !== undefined) return compareEach(compared, { operator: quantified, isAny: quantifier === 'any' }, value);
  if (operator === 'cs') return compareContains(compared, value);
  if (operator === 'ov') return compareOverlaps(compared, value);
  return operator === 'is' ? compareState(compared, value) : compareScalar(compared, operator, value);
}

function isOperator(name: string): boolean {
  return ['in', 'is', 'cs', 'ov'].includes(name) || isScalarOperator(name);
}

interface Quantified {
  readonly operator: string;
  readonly isAny: boolean;
}

function compareEach(compared: Compared, { operator, isAny }: Quantified, text: string): Condition {
  const values = readArrayLiteral(compared.column, text);
  if (operator === 'eq' && isAny) return compareList(compared, values);
  requireFew(values.length);
  return { kind: isAny ? 'or' : 'and', parts: values.map((value) => compareScalar(compared, operator, value)) };
}

/** Outside of quotes everything counts as it is written. */
function readNested(scanner: Scanner): string {
  if (scanner.looksAt('{')) {
    const list = scanner.until(/(?<=\})/);
    if (scanner.looksAt(',') || scanner.looksAt(')')) return list;
  }
  return scanner.quoted((after) => after === ',' || after === ')') ?? scanner.until(VALUE_END);
}

function readList(scanner: Scanner, nested: boolean): string[] {
  scanner.skipSpaces();
  if (!scanner.take('(')) throw scanner.fault('a list in parentheses');
  const values: string[] = [];
  if (!scanner.take(')')) {
    do values.push(readNested(scanner));
    while (scanner.take(','));
    if (!scanner.take(')')) throw scanner.fault('"," or ")"');
  }
  scanner.skipSpaces();
  if (!nested && !scanner.atEnd) throw scanner.fault('the end after the list');
  if (values.length > QUERY_LIMITS.listItems) throw new AppError('QUERY_TOO_COMPLEX', { what: 'list items', max: QUERY_LIMITS.listItems });
  return values;
}
