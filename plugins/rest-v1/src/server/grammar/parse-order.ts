import { AppError, type NullPlace, QUERY_LIMITS, type SortTerm } from '@mortise/shared';
import { type JsonPath, readJsonPath } from './parse-value';
import { Scanner } from './scanner';

/** What `order` asks for, in the words of a list. */
export interface ParsedOrder {
  readonly sort: readonly SortTerm[];
  /** One place for each term. */
  readonly nulls: readonly NullPlace[];
}

interface Term {
  readonly by: SortTerm;
  readonly nulls: NullPlace;
}

const DIRECTIONS = { asc: '', desc: '-' } as const;
const PLACES = { nullsfirst: 'first', nullslast: 'last' } as const;

/**
 * `due.desc.nullsfirst,data->n,title` as terms of a list's `sort`; NULLs are last unless a term says otherwise.
 * @throws AppError QUERY_PARAMETER_INVALID, QUERY_TOO_COMPLEX, OPTION_UNSUPPORTED
 */
export function parseOrder(text: string): ParsedOrder {
  const terms = text.trim() === '' ? [] : readTerms(new Scanner('order', text));
  return { sort: terms.map(({ by }) => by), nulls: terms.map(({ nulls }) => nulls) };
}

function readTerms(scanner: Scanner): readonly Term[] {
  const terms = [...readTerm(scanner)];
  while (scanner.take(',')) terms.push(...readTerm(scanner));
  if (!scanner.atEnd) throw scanner.fault('"," or the end');
  if (terms.length > QUERY_LIMITS.sortTerms) throw new AppError('QUERY_TOO_COMPLEX', { what: 'order', max: QUERY_LIMITS.sortTerms });
  return terms;
}

function readTerm(scanner: Scanner): readonly Term[] {
  const path = [scanner.name()];
  if (scanner.take('(')) {
    path.push(scanner.name());
    if (!scanner.take(')')) throw scanner.fault('")"');
  }
  const json = readJsonPath(scanner);
  // In a sort a dot leads through a relation and a minus means descending.
  const odd = path.find((name) => name.includes('.') || name.startsWith('-'));
  if (odd !== undefined) throw new AppError('FIELD_UNKNOWN', { field: odd });
  const { direction, nulls } = readSuffix(scanner);
  return termsBy(`${direction}${path.join('.')}`, json).map((by) => ({ by, nulls }));
}

/** What JSON holds has no order of its own: numbers come by their size, texts behind them. */
function termsBy(name: string, { steps, isText }: JsonPath): readonly SortTerm[] {
  if (steps.length === 0) return [name];
  if (isText) return [{ name, place: { steps, as: 'text' } }];
  return [
    { name, place: { steps, as: 'number' } },
    { name, place: { steps, as: 'string' } },
  ];
}

/** `.desc.nullslast`: either may be left out. */
function readSuffix(scanner: Scanner): { readonly direction: '' | '-'; readonly nulls: NullPlace } {
  const words = readWords(scanner);
  const direction = wordOf(DIRECTIONS, words[0]);
  const place = wordOf(PLACES, words[direction === undefined ? 0 : 1]);
  if (words.length > Number(direction !== undefined) + Number(place !== undefined))
    throw scanner.fault('asc or desc, then nullsfirst or nullslast');
  return { direction: direction ?? '', nulls: place ?? 'last' };
}

function wordOf<Words extends object>(words: Words, word: string | undefined): Words[keyof Words] | undefined {
  return word !== undefined && Object.hasOwn(words, word) ? words[word as keyof Words] : undefined;
}

function readWords(scanner: Scanner): string[] {
  const words: string[] = [];
  while (scanner.take('.')) words.push(scanner.until(/[.,]/).trimEnd());
  return words;
}
