/** More than any action knows; longer ones are left to the parser with limits. */
const MAX_PAIRS = 20;
/** A name without brackets, percent signs or anything else that has a meaning in qs syntax. */
const PLAIN_NAME = /^[A-Za-z]\w*$/;

/**
 * Reads a query string in which every name is plain and stands once, as most do, in a tenth of the time qs takes and with the same result.
 * Undefined for any other: qs is to read it.
 */
export function readFlatQuery(search: string): Readonly<Record<string, string>> | undefined {
  const query: Record<string, string> = {};
  if (search === '') return query;
  const pairs = search.split('&', MAX_PAIRS + 1);
  if (pairs.length > MAX_PAIRS) return undefined;
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, equals));
    const value = decoded(pair.slice(equals + 1));
    // What every object inherits (`constructor`) is for qs to read, as is a name that comes again.
    if (!PLAIN_NAME.test(name) || name in query || value === undefined) return undefined;
    query[name] = value;
  }
  return query;
}

function decoded(text: string): string | undefined {
  if (!text.includes('%') && !text.includes('+')) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
