import { AppError, QUERY_LIMITS, malformed, unsupported } from '@mortise/shared';
import { readCount, readValue } from './parse-value';
import { Scanner } from './scanner';
import { type Embed, type Item, type Selected, isCount, isGrouped, showsAll, shownNames } from './selected';

/**
 * `id,label:title,author(name),books!inner(title),data->a::text,price.sum()`; undefined for everything there is.
 * @throws AppError QUERY_PARAMETER_INVALID, OPTION_UNSUPPORTED, QUERY_TOO_COMPLEX
 */
export function parseSelect(text: string): Selected | undefined {
  if (text.trim() === '') return undefined;
  const parser = new SelectParser(new Scanner('select', text));
  return parser.all();
}

class SelectParser {
  readonly #scanner: Scanner;
  #names = 0;
  #relations = 0;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  all(): Selected {
    const selected = this.#list(1);
    if (!this.#scanner.atEnd) throw this.#scanner.fault('"," or the end');
    return selected;
  }

  #list(depth: number): Selected {
    const items = [this.#item(depth)];
    while (this.#scanner.take(',')) items.push(this.#item(depth));
    requireOwnNames(items);
    return { items };
  }

  #item(depth: number): Item {
    const scanner = this.#scanner;
    this.#count();
    scanner.skipSpaces();
    if (scanner.take('...')) return this.#spread(depth);
    if (scanner.take('*')) {
      scanner.skipSpaces();
      return { kind: 'all' };
    }
    const counted = readCount(scanner);
    if (counted) return this.#end(counted);
    const first = scanner.name();
    const renames = !scanner.looksAt('::') && scanner.take(':');
    const alias = renames ? { as: first } : {};
    const aliased = renames ? readCount(scanner) : undefined;
    if (aliased) return this.#end({ ...aliased, ...alias });
    const name = renames ? scanner.name() : first;
    const as = first === name ? {} : alias;
    const join = this.#join();
    if (!join && !scanner.looksAt('(')) return this.#end({ ...readValue(name, scanner), ...as });
    const related = this.#related(depth + 1);
    if (isGrouped(related.selected) && !isCount(related.selected)) throw unsupported(`groups of ${name}`);
    return { kind: 'embed', relation: name, ...as, isSpread: false, isInner: false, ...join, ...related };
  }

  #spread(depth: number): Embed {
    const relation = this.#scanner.name();
    const join = this.#join();
    const related = this.#related(depth + 1);
    // Of a row that is not there nobody knows which columns it would have.
    if (showsAll(related.selected)) throw unsupported(`...${relation}(*)`);
    if (isGrouped(related.selected)) throw unsupported(`groups of ${relation}`);
    return { kind: 'embed', relation, isSpread: true, isInner: false, ...join, ...related };
  }

  /** `!inner`, `!left` and `!hint`; undefined without any. */
  #join(): Partial<Pick<Embed, 'isInner' | 'hint'>> | undefined {
    let join: Partial<Pick<Embed, 'isInner' | 'hint'>> | undefined;
    while (this.#scanner.take('!')) {
      const word = this.#scanner.name();
      join = { ...join, ...(word === 'inner' || word === 'left' ? { isInner: word === 'inner' } : { hint: word }) };
    }
    return join;
  }

  #related(depth: number): Pick<Embed, 'isShown' | 'selected'> {
    const scanner = this.#scanner;
    const { appendDepth, appends } = QUERY_LIMITS;
    if (depth > appendDepth + 1) throw new AppError('QUERY_TOO_COMPLEX', { what: 'levels of relations', max: appendDepth });
    this.#relations += 1;
    if (this.#relations > appends) throw new AppError('QUERY_TOO_COMPLEX', { what: 'relations', max: appends });
    if (!scanner.take('(')) throw scanner.fault('columns in parentheses');
    scanner.skipSpaces();
    const isShown = !scanner.looksAt(')');
    const selected = isShown ? this.#list(depth) : { items: [] };
    if (!scanner.take(')')) throw scanner.fault('"," or ")"');
    scanner.skipSpaces();
    return { isShown, selected };
  }

  /** What follows a value is known here, or not offered. */
  #end(item: Item): Item {
    const scanner = this.#scanner;
    scanner.skipSpaces();
    if (['::', '->', '.'].some((sign) => scanner.looksAt(sign))) throw unsupported(scanner.rest);
    return item;
  }

  #count(): void {
    this.#names += 1;
    if (this.#names > QUERY_LIMITS.fields) throw new AppError('QUERY_TOO_COMPLEX', { what: 'fields', max: QUERY_LIMITS.fields });
  }
}

/** What is made of values here, and not by the engine, must not be mixed up with anything else. */
function requireOwnNames(items: readonly Item[]): void {
  const made = items.filter((item) => (item.kind === 'value' && item.casts.length > 0) || (item.kind === 'embed' && item.isSpread));
  const names = items.flatMap(shownNames);
  const twice = made.flatMap(shownNames).find((name) => names.indexOf(name) < names.lastIndexOf(name));
  if (twice !== undefined) throw malformed('select', 'each name once', twice);
}
