import { AppError } from '@mortise/shared';

const SINGLE = ['select', 'columns', 'on_conflict', 'order', 'limit', 'offset'] as const;
type SingleParameter = (typeof SINGLE)[number];

const LOGIC: ReadonlySet<string> = new Set(['and', 'or', 'not.and', 'not.or']);
/** `author.order` and the like speak of the rows of a relation. */
const EMBEDDED = /^([^"]+)\.(order|limit|offset)$/;
const EMBEDDED_LOGIC = /^[^"]+\.(?:and|or)$/;

/** The order of embedded rows, or which of them. */
export interface EmbeddedParameter {
  readonly path: readonly string[];
  readonly name: 'order' | 'limit' | 'offset';
  readonly text: string;
}

export interface SearchParameters {
  readonly single: Readonly<Partial<Record<SingleParameter, string>>>;
  readonly embedded: readonly EmbeddedParameter[];
  /** `and`, `or`, `not.and`, `not.or`, also of embedded rows, in the order of the address. */
  readonly logic: readonly (readonly [key: string, text: string])[];
  /** Everything else is the name of a column and what it is compared with. */
  readonly columns: readonly (readonly [key: string, text: string])[];
}

/**
 * Sorts a query string. A name in quotes is always a column.
 * @throws AppError URL_INVALID
 */
export function readSearchParameters(search: string): SearchParameters {
  const single: Partial<Record<SingleParameter, string>> = {};
  const embedded: EmbeddedParameter[] = [];
  const logic: (readonly [string, string])[] = [];
  const columns: (readonly [string, string])[] = [];
  for (const pair of search.split('&').filter((text) => text !== '')) {
    const mark = pair.indexOf('=');
    const key = decode(mark === -1 ? pair : pair.slice(0, mark));
    const value = mark === -1 ? '' : decode(pair.slice(mark + 1));
    const known = SINGLE.find((name) => name === key);
    const [, path = '', name] = EMBEDDED.exec(key) ?? [];
    if (known) single[known] = value;
    else if (LOGIC.has(key) || EMBEDDED_LOGIC.test(key)) logic.push([key, value]);
    else if (name === 'order' || name === 'limit' || name === 'offset') embedded.push({ path: path.split('.'), name, text: value });
    else columns.push([key, value]);
  }
  return { single, embedded, logic, columns };
}

/** A plus means a space. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (cause) {
    throw new AppError('URL_INVALID', { what: 'percent-encoding' }, { cause });
  }
}
