import { AppError } from '@mortise/shared';
import type { ActionAddress } from './action-request';

type RestVerbs = Readonly<Record<string, string>>;
/** REST verbs for a path without an action, by whether it ends in a key. */
const ON_COLLECTION: RestVerbs = { GET: 'list', HEAD: 'list', POST: 'create', DELETE: 'destroy' };
const ON_RECORD: RestVerbs = { GET: 'get', HEAD: 'get', PUT: 'update', PATCH: 'update', DELETE: 'destroy' };
/** A new record of a parent has a key of its own, whatever stands in the path. */
const ON_RELATED: RestVerbs = { ...ON_RECORD, POST: 'create' };

interface Address {
  resource: string;
  action: string;
  sourceKey?: string;
  key?: string;
}

/**
 * Reads `todos:list`, `todos:get/1`, `todos/1:get`, `users/1/roles:add/2`, `users/1/roles/2:get` and the bare forms
 * `todos`, `todos/1`, `users/1/roles`, whose action follows from the method.
 * @throws AppError URL_INVALID, METHOD_NOT_ALLOWED
 */
export function parsePath(path: string, method: string): ActionAddress {
  // Most requests are of this form.
  if (!path.includes('/') && !path.includes('%') && hasAction(path)) {
    const [resource, action] = splitAction(path);
    return { resource, action };
  }
  const segments = path.split('/');
  if (segments.length > 4 || segments.some((segment) => segment === '')) throw new AppError('URL_INVALID', { what: 'unknown path form' });
  const last = segments.length - 1;
  const colonAt = last > 0 && hasAction(segments[last - 1]) ? last - 1 : hasAction(segments[last]) ? last : -1;
  if (colonAt === -1) return bareAddress(segments.map(decode), method);
  const [name, action] = splitAction(segments[colonAt] ?? '');
  const before = [...segments.slice(0, colonAt), name].map(decode);
  const address: Address = { ...placeOf(before), action: decode(action) };
  if (colonAt < last) {
    if (address.key !== undefined) throw new AppError('URL_INVALID', { what: 'two keys' });
    address.key = decode(segments[last] ?? '');
  }
  return address;
}

/** `todos:list`, where neither side of the last colon is empty. */
function hasAction(segment: string | undefined): boolean {
  if (segment === undefined || segment.startsWith(':')) return false;
  const colon = segment.lastIndexOf(':');
  return colon > 0 && /^[A-Za-z]\w*$/.test(segment.slice(colon + 1));
}

function splitAction(segment: string): [name: string, action: string] {
  const colon = segment.lastIndexOf(':');
  return [segment.slice(0, colon), segment.slice(colon + 1)];
}

function bareAddress(segments: readonly string[], method: string): ActionAddress {
  const place = placeOf(segments);
  const verbs = place.key === undefined ? ON_COLLECTION : segments.length > 2 ? ON_RELATED : ON_RECORD;
  const action = Object.hasOwn(verbs, method) ? verbs[method] : undefined;
  if (action === undefined) throw new AppError('METHOD_NOT_ALLOWED', { method, allowed: Object.keys(verbs) });
  if (action !== 'create') return { ...place, action };
  const { key: _none, ...parent } = place;
  return { ...parent, action };
}

/** `[posts]`, `[posts, 1]`, `[posts, 1, tags]`, `[posts, 1, tags, 2]` */
function placeOf(segments: readonly string[]): { resource: string; sourceKey?: string; key?: string } {
  const [resource = '', second, association, fourth] = segments;
  if (association === undefined) return second === undefined ? { resource } : { resource, key: second };
  const place = { resource: `${resource}.${association}`, ...(second === '_' || second === undefined ? {} : { sourceKey: second }) };
  return fourth === undefined ? place : { ...place, key: fourth };
}

function decode(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new AppError('URL_INVALID', { what: 'broken percent-encoding' });
  }
}
