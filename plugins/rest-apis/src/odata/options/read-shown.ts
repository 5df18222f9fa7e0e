import { QUERY_LIMITS, type ShownFields, type ShownRelation, malformed, tooComplex, unsupported } from '@mortise/shared';
import { toFilter } from '../filter/to-filter';
import { NAME, parseExpression } from '../syntax/parse-expression';
import { Scanner } from '../syntax/scanner';
import { readOrder } from './read-order';
import { readNumber } from './read-page';

/**
 * `$select=id,name` and `$expand=customer($select=name;$expand=city),lines($filter=pieces gt 1;$orderby=pieces desc;$top=3)` together; undefined for every column and no relation.
 * @throws AppError QUERY_PARAMETER_INVALID, QUERY_TOO_COMPLEX, OPTION_UNSUPPORTED
 */
export function readShown(select: string | undefined, expand: string | undefined): ShownFields | undefined {
  if (select === undefined && expand === undefined) return undefined;
  const columns = select === undefined ? undefined : readWhole('$select', select, readSelect);
  const relations = expand === undefined ? [] : readWhole('$expand', expand, (scanner) => new ExpandReader(scanner).list(1));
  return shownFields(columns, relations);
}

/** Undefined stands for all columns. */
type Columns = readonly string[] | undefined;

function shownFields(columns: Columns, relations: readonly ShownRelation[]): ShownFields {
  return columns === undefined ? { relations } : { columns: columns.map((name) => ({ name })), relations };
}

function readWhole<T>(parameter: string, text: string, read: (scanner: Scanner) => T): T {
  const scanner = new Scanner(parameter, text);
  scanner.skipSpaces();
  const result = read(scanner);
  scanner.skipSpaces();
  if (!scanner.atEnd) throw scanner.fault('"," or the end');
  return result;
}

function readSelect(scanner: Scanner): Columns {
  const names = new Set<string>();
  do {
    if (scanner.take('*')) names.add('*');
    else names.add(readName(scanner, 'a column'));
    if (scanner.looksAt('/')) throw unsupported('$select of a path; use $expand');
  } while (scanner.separator(','));
  if (names.size > QUERY_LIMITS.fields) throw tooComplex('$select', QUERY_LIMITS.fields);
  return names.has('*') ? undefined : [...names];
}

function readName(scanner: Scanner, what: string): string {
  const name = scanner.match(NAME)?.[0];
  if (name === undefined) throw scanner.fault(what);
  return name;
}

class ExpandReader {
  readonly #scanner: Scanner;
  #relations = 0;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  list(depth: number): readonly ShownRelation[] {
    const { appendDepth, appends } = QUERY_LIMITS;
    if (depth > appendDepth) throw tooComplex('levels of $expand', appendDepth);
    const relations = new Map<string, ShownRelation>();
    do {
      this.#relations += 1;
      if (this.#relations > appends) throw tooComplex('relations in $expand', appends);
      const relation = this.#relation(depth);
      if (relations.has(relation.name)) throw malformed('$expand', 'each relation once', relation.name);
      relations.set(relation.name, relation);
    } while (this.#scanner.separator(','));
    return [...relations.values()];
  }

  #relation(depth: number): ShownRelation {
    const scanner = this.#scanner;
    if (scanner.looksAt('*')) throw unsupported('$expand=*');
    const name = readName(scanner, 'a relation');
    if (scanner.looksAt('/')) throw unsupported('$expand of a path');
    if (!scanner.take('(')) return { name, shown: { relations: [] } };
    const options = this.#options(depth);
    if (!scanner.closes(')')) throw scanner.fault('")"');
    return { name, ...options };
  }

  #options(depth: number): Omit<ShownRelation, 'name'> {
    const scanner = this.#scanner;
    let columns: Columns;
    let relations: readonly ShownRelation[] = [];
    let rows: RelatedRows = {};
    const given = new Set<string>();
    do {
      const option = scanner.match(/\$(\w+)=/y)?.[1]?.toLowerCase();
      if (option === undefined) throw scanner.fault('$select=, $expand=, $filter=, $orderby= or $top=');
      if (given.has(option)) throw malformed('$expand', `$${option} once`, option);
      given.add(option);
      if (option === 'select') columns = readSelect(scanner);
      else if (option === 'expand') relations = this.list(depth + 1);
      else rows = { ...rows, ...readRows(option, scanner) };
    } while (scanner.separator(';'));
    return { shown: shownFields(columns, relations), ...rows };
  }
}

type RelatedRows = Pick<ShownRelation, 'filter' | 'sort' | 'nulls' | 'limit'>;

/** What of `$expand` says which related rows. @throws AppError OPTION_UNSUPPORTED, QUERY_PARAMETER_INVALID */
function readRows(option: string, scanner: Scanner): RelatedRows {
  switch (option) {
    case 'filter':
      return { filter: toFilter(parseExpression('$filter', scanner.until(';)').trimEnd())) };
    case 'orderby':
      return { sort: readOrder(scanner.until(';)')), nulls: 'lowest' };
    case 'top':
      return { limit: readNumber('$top', scanner.until(';)').trim()) ?? 0 };
    default:
      throw unsupported(`$${option} inside $expand`);
  }
}
