import { AppError, QUERY_LIMITS, type ShownColumn, type ShownFields, type ShownRelation, unsupported } from '@mortise/shared';
import { Scanner } from './scanner';

type Item = { readonly kind: 'all' } | { readonly kind: 'column'; readonly column: ShownColumn } | RelationItem;
interface RelationItem {
  readonly kind: 'relation';
  readonly relation: ShownRelation;
}

/**
 * `id,label:title,author(name)`; undefined for everything there is.
 * @throws AppError QUERY_PARAMETER_INVALID, OPTION_UNSUPPORTED, QUERY_TOO_COMPLEX
 */
export function parseSelect(text: string): ShownFields | undefined {
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

  all(): ShownFields {
    const shown = this.#list(1);
    if (!this.#scanner.atEnd) throw this.#scanner.fault('"," or the end');
    return shown;
  }

  #list(depth: number): ShownFields {
    const items = [this.#item(depth)];
    while (this.#scanner.take(',')) items.push(this.#item(depth));
    const relations = items.flatMap((item) => (item.kind === 'relation' ? [item.relation] : []));
    const columns = items.flatMap((item) => (item.kind === 'column' ? [item.column] : []));
    if (!items.some(({ kind }) => kind === 'all')) return { columns, relations };
    return columns.length === 0 ? { relations } : { columns, all: true, relations };
  }

  #item(depth: number): Item {
    const scanner = this.#scanner;
    this.#count();
    scanner.skipSpaces();
    if (scanner.looksAt('...')) throw unsupported('...relation()');
    if (scanner.take('*')) {
      scanner.skipSpaces();
      return { kind: 'all' };
    }
    const first = scanner.name();
    const renames = !scanner.looksAt('::') && scanner.take(':');
    const name = renames ? scanner.name() : first;
    const as = renames && first !== name ? { as: first } : {};
    if (scanner.looksAt('(')) return { kind: 'relation', relation: { name, ...as, shown: this.#related(depth + 1) } };
    this.#refuseOperations();
    return { kind: 'column', column: { name, ...as } };
  }

  #related(depth: number): ShownFields {
    const scanner = this.#scanner;
    const { appendDepth, appends } = QUERY_LIMITS;
    if (depth > appendDepth + 1) throw new AppError('QUERY_TOO_COMPLEX', { what: 'levels of relations', max: appendDepth });
    this.#relations += 1;
    if (this.#relations > appends) throw new AppError('QUERY_TOO_COMPLEX', { what: 'relations', max: appends });
    scanner.take('(');
    scanner.skipSpaces();
    if (scanner.looksAt(')')) throw unsupported('relation()');
    const shown = this.#list(depth);
    if (!scanner.take(')')) throw scanner.fault('"," or ")"');
    scanner.skipSpaces();
    return shown;
  }

  #refuseOperations(): void {
    const scanner = this.#scanner;
    const operation = ['::', '->', '!', '.'].find((sign) => scanner.looksAt(sign));
    if (operation !== undefined) throw unsupported(scanner.rest);
  }

  #count(): void {
    this.#names += 1;
    if (this.#names > QUERY_LIMITS.fields) throw new AppError('QUERY_TOO_COMPLEX', { what: 'fields', max: QUERY_LIMITS.fields });
  }
}
