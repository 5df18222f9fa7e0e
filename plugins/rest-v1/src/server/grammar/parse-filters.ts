import { AppError, QUERY_LIMITS, malformed } from '@mortise/shared';
import type { Compared } from './compared';
import type { Condition } from './condition';
import { type OperationPlace, readOperation } from './parse-operation';
import { readJsonPath } from './parse-value';
import { Scanner } from './scanner';

const LOGIC = /^(not\.)?(and|or)\s*\(/;
const EMBEDDED_LOGIC = /^(?!not\.(?:and|or)$)(.+?)\.((?:not\.)?(?:and|or))$/;

/** A condition on the rows of the table, or on embedded ones that `path` leads to. */
export interface Placed {
  readonly path: readonly string[];
  readonly condition: Condition;
}

interface Place extends OperationPlace {
  readonly depth: number;
}

/** Reads all conditions of one address; how many there are is limited for all of them together. */
export class FilterParser {
  #conditions = 0;

  /** `title=eq.a`, `author.name=eq.Ann`, `data->a=eq.1`; names may be in quotes. */
  column(key: string, text: string): Placed {
    const name = new Scanner(key, key);
    const names = [name.name()];
    while (name.take('.')) names.push(name.name());
    const json = readJsonPath(name);
    if (!name.atEnd) throw malformed(key, 'the name of a column', key);
    const condition = this.#operation({ column: names.at(-1) ?? '', json }, { scanner: new Scanner(key, text), nested: false, depth: 0 });
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
    const compared = { column: scanner.name(), json: readJsonPath(scanner) };
    if (!scanner.take('.')) throw scanner.fault('column.operator.value');
    return this.#operation(compared, place);
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

  #operation(compared: Compared, place: Place): Condition {
    this.#conditions += 1;
    const max = QUERY_LIMITS.filterConditions;
    if (this.#conditions > max) throw new AppError('QUERY_TOO_COMPLEX', { what: 'conditions', max });
    const not = place.scanner.take('not.');
    const operation = readOperation(compared, place);
    return not ? { kind: 'not', part: operation } : operation;
  }
}
