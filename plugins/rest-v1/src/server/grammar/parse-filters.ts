import { AppError, QUERY_LIMITS, malformed, unsupported } from '@mortise/shared';
import { compareList, compareScalar, compareState, isForeignOperator, isScalarOperator } from './comparisons';
import type { Comparison, Condition } from './condition';
import { Scanner } from './scanner';

const LOGIC = /^(not\.)?(and|or)\s*\(/;
/** Inside of and=() and or=() a value ends here. */
const VALUE_END = /[,)]/;

const EMBEDDED_LOGIC = /^(?!not\.(?:and|or)$)(.+?)\.((?:not\.)?(?:and|or))$/;

/** A condition on the rows of the table, or on embedded ones that `path` leads to. */
export interface Placed {
  readonly path: readonly string[];
  readonly condition: Condition;
}

interface Place {
  readonly scanner: Scanner;
  /** True inside of and=() and or=(), where a comma ends a value. */
  readonly nested: boolean;
  readonly depth: number;
}

/** Reads all conditions of one address; how many there are is limited for all of them together. */
export class FilterParser {
  #conditions = 0;

  /** `title=eq.a`, `author.name=eq.Ann`; names may be in quotes. */
  column(key: string, text: string): Placed {
    const name = new Scanner(key, key);
    const names = [name.name()];
    while (name.take('.')) names.push(name.name());
    if (name.looksAt('->')) throw unsupported('->');
    if (!name.atEnd) throw malformed(key, 'the name of a column', key);
    const condition = this.#operation(names.at(-1) ?? '', { scanner: new Scanner(key, text), nested: false, depth: 0 });
    return { path: names.slice(0, -1), condition };
  }

  /** `or=(…)`, `not.and=(…)`, `author.or=(…)`. */
  logic(whole: string, text: string): Placed {
    const [, above = '', key = whole] = EMBEDDED_LOGIC.exec(whole) ?? [];
    return { path: above === '' ? [] : above.split('.'), condition: this.#logic(key, text) };
  }

  #logic(key: string, text: string): Condition {
    if (!text.trimStart().startsWith('(')) throw malformed(key, 'conditions in parentheses', text);
    const scanner = new Scanner(key, `${key}${text}`);
    const condition = this.#node({ scanner, nested: true, depth: 0 });
    scanner.skipSpaces();
    if (!scanner.atEnd) throw scanner.fault('the end after the closing parenthesis');
    return condition;
  }

  #node(place: Place): Condition {
    const { scanner } = place;
    scanner.skipSpaces();
    const [, not, kind] = LOGIC.exec(scanner.rest) ?? [];
    if (kind === 'and' || kind === 'or') {
      if (not !== undefined) scanner.take(not);
      scanner.take(kind);
      const group: Condition = { kind, parts: this.#group({ ...place, depth: place.depth + 1 }) };
      return not === undefined ? group : { kind: 'not', part: group };
    }
    const column = scanner.name();
    if (scanner.looksAt('->')) throw unsupported('->');
    if (!scanner.take('.')) throw scanner.fault('column.operator.value');
    return this.#operation(column, place);
  }

  #group(place: Place): Condition[] {
    const { scanner, depth } = place;
    const max = QUERY_LIMITS.filterDepth;
    if (depth > max) throw new AppError('QUERY_TOO_COMPLEX', { what: 'levels of the filter', max });
    scanner.skipSpaces();
    if (!scanner.take('(')) throw scanner.fault('conditions in parentheses');
    const parts = [this.#node(place)];
    for (scanner.skipSpaces(); scanner.take(','); scanner.skipSpaces()) parts.push(this.#node(place));
    if (!scanner.take(')')) throw scanner.fault('"," or ")"');
    return parts;
  }

  #operation(column: string, place: Place): Condition {
    this.#conditions += 1;
    const max = QUERY_LIMITS.filterConditions;
    if (this.#conditions > max) throw new AppError('QUERY_TOO_COMPLEX', { what: 'conditions', max });
    const not = place.scanner.take('not.');
    const comparison = compare(column, place);
    return not ? { kind: 'not', part: comparison } : comparison;
  }
}

function compare(column: string, { scanner, nested }: Place): Comparison {
  const operator = scanner.until(/[.,]/);
  if (isForeignOperator(operator)) throw unsupported(operator);
  if (!['in', 'is'].includes(operator) && !isScalarOperator(operator)) throw malformed(column, 'operator.value', operator);
  if (!scanner.take('.')) throw scanner.fault('a value after the operator');
  if (operator === 'in') return compareList(column, readList(scanner, nested));
  const value = nested ? readValue(scanner) : scanner.remainder();
  return operator === 'is' ? compareState(column, value) : compareScalar(column, operator, value);
}

/** Outside of quotes everything counts as it is written. */
function readValue(scanner: Scanner): string {
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
    do values.push(readValue(scanner));
    while (scanner.take(','));
    if (!scanner.take(')')) throw scanner.fault('"," or ")"');
  }
  scanner.skipSpaces();
  if (!nested && !scanner.atEnd) throw scanner.fault('the end after the list');
  if (values.length > QUERY_LIMITS.listItems) throw new AppError('QUERY_TOO_COMPLEX', { what: 'list items', max: QUERY_LIMITS.listItems });
  return values;
}
