import { parseUrl } from '@mortise/shared';
import { type BadLine, type EntryValue, type LineReading, badLine, readLine } from './entry-line';

const SCHEME = /^https?:\/\//i;
const HOST_OF = /^https?:\/\/([^/?#]*)/i;
const IPV4 = /^\d+(?:\.\d+){3}$/;
/** Puts a name in the place of the wildcard while the rest is read as an address. */
const STAND_IN = 'wildcard.';
const WILDCARD = '*.';
const MAX_ORIGIN = 300;

/**
 * Reads one line of an origin list (RFC 6454): scheme, host and perhaps a port; a path is left out. `https://*.example.com` stands for
 * every name below example.com, not for example.com itself.
 */
export function readOriginLine(line: string): LineReading<EntryValue> {
  return readLine(line, readOrigin);
}

/** The spelling origins are compared in: lower case, no default port. What a browser sends changes nothing else. */
export function normalOrigin(origin: string): string | undefined {
  if (origin.length > MAX_ORIGIN) return undefined;
  const lower = origin.trim().toLowerCase();
  if (lower.startsWith('https:')) return lower.replace(/:443$/, '');
  return lower.startsWith('http:') ? lower.replace(/:80$/, '') : lower;
}

function readOrigin(entry: string): EntryValue | BadLine {
  if (!SCHEME.test(entry)) return badLine('origin', suggestionFor(entry));
  const authority = HOST_OF.exec(entry)?.[1] ?? '';
  if (authority.includes('@')) return badLine('credentials');
  const wild = authority.startsWith(WILDCARD);
  if (authority.slice(wild ? WILDCARD.length : 0).includes('*')) return badLine('wildcard');
  const origin = originOf(wild ? entry.replace(WILDCARD, STAND_IN) : entry);
  if (origin === undefined) return badLine('origin');
  if (!wild) return { canonical: origin };
  const canonical = origin.replace(STAND_IN, WILDCARD);
  // Below a top-level name anybody may have a host.
  const labels = hostOf(canonical)
    .split('.')
    .filter((label) => label !== '');
  return labels.length < 3 ? badLine('wildcard') : { canonical };
}

function originOf(address: string): string | undefined {
  const url = parseUrl(address);
  if (!url) return undefined;
  const { origin, hostname } = url;
  const typed = /^https?:\/\/([^/?#:]*)/i.exec(address)?.[1] ?? '';
  // `http://0x7f.1` is read as 127.0.0.1, which nobody would recognise in a list.
  return IPV4.test(hostname) && typed !== hostname ? undefined : origin;
}

function hostOf(origin: string): string {
  return HOST_OF.exec(origin)?.[1]?.replace(/:\d+$/, '') ?? '';
}

function suggestionFor(entry: string): string | undefined {
  return /^[a-z\d.-]+\.[a-z]{2,}(?::\d+)?$/i.test(entry) ? `https://${entry.toLowerCase()}` : undefined;
}
