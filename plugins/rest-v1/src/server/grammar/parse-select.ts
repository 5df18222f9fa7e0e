import { AppError, QUERY_LIMITS, type ShownColumn, unsupported } from '@mortise/shared';
import { Scanner } from './scanner';
import { type Embed, type Selected, nameOf } from './selected';

type Item = { readonly kind: 'all' } | { readonly kind: 'column'; readonly column: ShownColumn } | RelationItem;
interface RelationItem {
  readonly kind: 'relation';
  readonly embed: Embed;
}

/**
 * `id,label:title,author(name),books!inner(title)`; undefined for everything there is.
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
    const shown = this.#list(1);
    if (!this.#scanner.atEnd) throw this.#scanner.fault('"," or the end');
    return shown;
  }

  #list(depth: number): Selected {
    const items = [this.#item(depth)];
    while (this.#scanner.take(',')) items.push(this.#item(depth));
    const embeds = items.flatMap((item) => (item.kind === 'relation' ? [item.embed] : []));
    const columns = items.flatMap((item) => (item.kind === 'column' ? [item.column] : []));
    if (!items.some(({ kind }) => kind === 'all')) return { columns, embeds, names: items.flatMap(shownName) };
    return columns.length === 0 ? { embeds } : { columns, all: true, embeds };
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
    const isInner = this.#join();
    if (isInner !== undefined || scanner.looksAt('('))
      return { kind: 'relation', embed: { relation: name, ...as, isInner: isInner === true, ...this.#related(depth + 1) } };
    this.#refuseOperations();
    return { kind: 'column', column: { name, ...as } };
  }

  /** `!inner` or `!left`. Which relation is meant needs no hint, since it goes by its own name. */
  #join(): boolean | undefined {
    const scanner = this.#scanner;
    if (!scanner.looksAt('!')) return undefined;
    for (const word of ['inner', 'left']) if (scanner.match(new RegExp(`!${word} *(?=\\()`, 'y'))) return word === 'inner';
    throw unsupported(scanner.rest);
  }

  #related(depth: number): Pick<Embed, 'isShown' | 'selected'> {
    const scanner = this.#scanner;
    const { appendDepth, appends } = QUERY_LIMITS;
    if (depth > appendDepth + 1) throw new AppError('QUERY_TOO_COMPLEX', { what: 'levels of relations', max: appendDepth });
    this.#relations += 1;
    if (this.#relations > appends) throw new AppError('QUERY_TOO_COMPLEX', { what: 'relations', max: appends });
    scanner.take('(');
    scanner.skipSpaces();
    const isShown = !scanner.looksAt(')');
    const selected = isShown ? this.#list(depth) : { columns: [], embeds: [] };
    if (!scanner.take(')')) throw scanner.fault('"," or ")"');
    scanner.skipSpaces();
    return { isShown, selected };
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

function shownName(item: Item): readonly string[] {
  if (item.kind === 'column') return [item.column.as ?? item.column.name];
  return item.kind === 'relation' && item.embed.isShown ? [nameOf(item.embed)] : [];
}
