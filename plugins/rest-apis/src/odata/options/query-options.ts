import { AppError, malformed, unsupported } from '@mortise/shared';

const OPTIONS = ['$filter', '$orderby', '$top', '$skip', '$select', '$expand', '$count', '$format', '$search', '$apply'] as const;
export type QueryOption = (typeof OPTIONS)[number];

/** Known to OData 4.01 and not to this server. */
const UNSUPPORTED: ReadonlySet<string> = new Set(['$compute', '$skiptoken', '$deltatoken', '$id', '$index', '$levels', '$schemaversion']);

export type QueryOptions = Readonly<Partial<Record<QueryOption, string>>>;

/** One name with its value, percent-decoded. */
export type QueryPair = readonly [name: string, value: string];

/**
 * The pairs of a query string. Decoding comes before anything else is read (OData 4.01 Part 2, 2): `%27` is a quote like any other.
 * @throws AppError URL_INVALID
 */
export function readPairs(search: string): readonly QueryPair[] {
  const pairs = search.split('&').filter((text) => text !== '');
  return pairs.map((pair) => {
    const mark = pair.indexOf('=');
    return mark === -1 ? [decode(pair), ''] : [decode(pair.slice(0, mark)), decode(pair.slice(mark + 1))];
  });
}

/**
 * The options among them, by their names in lower case; what has no `$` is none.
 * @throws AppError QUERY_PARAMETER_UNKNOWN, QUERY_PARAMETER_INVALID for one that is given twice, OPTION_UNSUPPORTED
 */
export function readOptions(pairs: readonly QueryPair[]): QueryOptions {
  const options: Partial<Record<QueryOption, string>> = {};
  for (const [name, value] of pairs.filter(([text]) => text.startsWith('$'))) {
    const option = optionNamed(name);
    if (options[option] !== undefined) throw malformed(option, 'given once', value);
    options[option] = value;
  }
  return options;
}

function optionNamed(name: string): QueryOption {
  const lower = name.toLowerCase();
  const option = OPTIONS.find((known) => known === lower);
  if (option !== undefined) return option;
  if (UNSUPPORTED.has(lower)) throw unsupported(lower);
  throw new AppError('QUERY_PARAMETER_UNKNOWN', { parameter: name.slice(0, 100), expected: OPTIONS });
}

/** A plus means a space. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (cause) {
    throw new AppError('URL_INVALID', { what: 'percent-encoding' }, { cause });
  }
}
