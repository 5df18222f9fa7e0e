import { toJson } from '../json';

/** Values of a query string: lists of names are joined by commas, objects become JSON. */
export type Query = Readonly<Record<string, unknown>>;

/** Segments URLs resolve away, and the one that stands for no key. */
const NO_KEYS = ['', '.', '..', '_'];

/**
 * The base of all addresses, with a slash at its end.
 * @throws TypeError for what is no address of a server
 */
export function readBase(url: string): string {
  const parsed = parseUrl(url);
  const extras = parsed && parsed.username + parsed.password + parsed.search + parsed.hash;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || extras !== '')
    throw new TypeError('url must be an http or https address without user, query and fragment, such as https://example.com');
  const path = parsed.pathname.replace(/\/+$/, '');
  return `${parsed.origin}${path === '' ? '/api' : path}/`;
}

/** One segment of a path. @throws TypeError for a text that cannot be one */
export function segment(text: string | number, what: string): string {
  if ((typeof text !== 'string' && typeof text !== 'number') || NO_KEYS.includes(String(text)))
    throw new TypeError(`${what} must be a name or key, not ${JSON.stringify(text)}`);
  return encodeURIComponent(text);
}

/** `todos:list` or `posts/1/tags:add`, each part encoded. @throws TypeError for anything else */
export function actionPath(action: string): string {
  const colon = action.lastIndexOf(':');
  if (colon < 1) throw new TypeError('An action is named <resource>:<action>, such as todos:list');
  const places = action.slice(0, colon).split('/');
  return `${places.map((place) => segment(place, 'Each part of a resource')).join('/')}:${segment(action.slice(colon + 1), 'The action')}`;
}

/** A query string with its question mark, or nothing; what is undefined is left out. */
export function queryText(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, queryValue(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

function queryValue(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(',');
  return typeof value === 'string' ? value : toJson(value);
}

/** Records by their keys. A text that looks like a list is sent as a list of one. */
export function keyParameter(key: unknown): string {
  requireKey(key);
  const text = String(key);
  return text.startsWith('[') ? JSON.stringify([text]) : text;
}

/** @throws TypeError: a call about one record must never become one about others */
export function requireKey(key: unknown): void {
  const isKey = (typeof key === 'string' && key !== '') || (typeof key === 'number' && Number.isFinite(key)) || typeof key === 'bigint';
  if (!isKey) throw new TypeError(`A key is a number or a text, not ${typeof key === 'string' ? 'an empty text' : String(key)}`);
}

/** `URL.canParse` of Node 20 refuses letters beyond ASCII once it is compiled. */
function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
