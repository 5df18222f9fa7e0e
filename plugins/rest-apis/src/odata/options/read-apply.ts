import { AGGREGATE_LIMITS, type FilterNode, type JsonObject, tooComplex, unsupported } from '@mortise/shared';
import { toFilter } from '../filter/to-filter';
import { EXPRESSION_LIMITS, NAME, parseExpression } from '../syntax/parse-expression';
import { Scanner } from '../syntax/scanner';

/** Words of OData for what the action `query` works out. */
const METHODS: Readonly<Record<string, JsonObject>> = {
  sum: { aggregation: 'sum' },
  average: { aggregation: 'avg' },
  min: { aggregation: 'min' },
  max: { aggregation: 'max' },
  countdistinct: { aggregation: 'count', distinct: true },
};

/** What `$apply` asks for; without `groups` it only filters. */
export interface Applied {
  readonly filter: FilterNode | undefined;
  /** Of groups, by the names they have in the answer. */
  readonly having: FilterNode | undefined;
  /** `dimensions` and `measures` in the words of the action `query`. */
  readonly groups: { readonly dimensions: readonly JsonObject[]; readonly measures: readonly JsonObject[] } | undefined;
}

/**
 * `filter(total gt 1)/groupby((status,customer/name),aggregate(total with sum as sum,$count as count))/filter(sum gt 10)` (OData Extension for
 * Data Aggregation 4.0). A column of a related row is answered as `customer_name`.
 * @throws AppError QUERY_PARAMETER_INVALID, QUERY_TOO_COMPLEX; OPTION_UNSUPPORTED for other transformations, and for any but filters after groups are made
 */
export function readApply(text: string): Applied {
  const scanner = new Scanner('$apply', text);
  const filters: string[] = [];
  const conditions: string[] = [];
  let groups: Applied['groups'];
  scanner.skipSpaces();
  do {
    const name = readName(scanner, 'filter, groupby or aggregate');
    if (groups && name !== 'filter') throw unsupported(`$apply: ${name} after groups, where only filter may follow`);
    open(scanner);
    if (name === 'filter') addTo(groups ? conditions : filters, scanner);
    else if (name === 'groupby') groups = readGroups(scanner);
    else if (name === 'aggregate') groups = { dimensions: [], measures: readMeasures(scanner) };
    else throw unsupported(`$apply: ${name}`);
    close(scanner);
  } while (scanner.separator('/'));
  scanner.requireEnd();
  return { filter: every(filters), having: every(conditions), groups };
}

function addTo(filters: string[], scanner: Scanner): void {
  filters.push(scanner.until(')').trim());
  if (filters.length > EXPRESSION_LIMITS.nodes) throw tooComplex('parts of $apply', EXPRESSION_LIMITS.nodes);
}

/** Read as one condition, so that no number of filters goes beyond what one may ask. */
function every(filters: readonly string[]): FilterNode | undefined {
  if (filters.length === 0) return undefined;
  const [only = ''] = filters;
  return toFilter(parseExpression('$apply', filters.length === 1 ? only : filters.map((filter) => `(${filter})`).join(' and ')));
}

function readGroups(scanner: Scanner): NonNullable<Applied['groups']> {
  open(scanner);
  const dimensions: JsonObject[] = [];
  do {
    const path = readPath(scanner);
    if (scanner.looksAt('(')) throw unsupported(`$apply: ${path.join('/')}()`);
    dimensions.push({ field: [...path], alias: path.join('_') });
  } while (scanner.separator(','));
  close(scanner);
  if (dimensions.length > AGGREGATE_LIMITS.dimensions) throw tooComplex('columns in groupby', AGGREGATE_LIMITS.dimensions);
  if (!scanner.separator(',')) return { dimensions, measures: [] };
  const name = readName(scanner, 'aggregate');
  if (name !== 'aggregate') throw unsupported(`$apply: ${name} inside groupby`);
  open(scanner);
  const measures = readMeasures(scanner);
  close(scanner);
  return { dimensions, measures };
}

function readMeasures(scanner: Scanner): readonly JsonObject[] {
  const measures: JsonObject[] = [];
  do measures.push(readMeasure(scanner));
  while (scanner.separator(','));
  if (measures.length > AGGREGATE_LIMITS.measures) throw tooComplex('results of aggregate', AGGREGATE_LIMITS.measures);
  return measures;
}

/** `total with sum as sum` or `$count as count`. */
function readMeasure(scanner: Scanner): JsonObject {
  if (scanner.take('$count')) return { field: '*', aggregation: 'count', alias: readAlias(scanner) };
  const path = readPath(scanner);
  if (scanner.looksAt('/')) throw unsupported(`$apply: ${path.join('/')}/$count`);
  if (!scanner.match(/[ \t]+with[ \t]+/iy)) throw scanner.fault('with');
  const method = readName(scanner, 'a method such as sum');
  const known = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  if (known === undefined) throw unsupported(`$apply: with ${method}`);
  return { ...known, field: [...path], alias: readAlias(scanner) };
}

function readAlias(scanner: Scanner): string {
  if (!scanner.match(/[ \t]+as[ \t]+/iy)) throw scanner.fault('as and a name');
  return readName(scanner, 'a name');
}

function readPath(scanner: Scanner): readonly string[] {
  const path = [readName(scanner, 'a column')];
  while (scanner.looksAt('/') && !scanner.looksAt('/$')) {
    scanner.take('/');
    path.push(readName(scanner, 'a column'));
  }
  return path;
}

function readName(scanner: Scanner, what: string): string {
  const name = scanner.match(NAME)?.[0];
  if (name === undefined) throw scanner.fault(what);
  return name;
}

function open(scanner: Scanner): void {
  if (!scanner.take('(')) throw scanner.fault('"("');
  scanner.skipSpaces();
}

function close(scanner: Scanner): void {
  if (!scanner.closes(')')) throw scanner.fault('")"');
}
