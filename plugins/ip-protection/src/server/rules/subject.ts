import { AppError } from '@mortise/shared';
import { EVERYTHING } from '../../contract';

const PATH_LIKE = /^\/(?:[\w.~@:-]+\/?)*$/;
const PRINCIPAL = /^(?:apiKey:[1-9]\d{0,18}|oauthClient:[\w.~@:-]{1,200})$/;
const EXPECTED = '"everything", "path:/api/…", "apiKey:<id>" or "oauthClient:<id>"';
export const MAX_SUBJECT = 250;

/** Prefix of the subject of a rule for a path. */
export const PATH = 'path:';

/**
 * What a rule is for, in its one spelling: a path ends without a slash.
 * @throws AppError VALUE_INVALID
 */
export function readSubject(subject: string): string {
  if (subject.length > MAX_SUBJECT) throw invalid();
  if (subject === EVERYTHING || PRINCIPAL.test(subject)) return subject;
  const path = subject.startsWith(PATH) ? subject.slice(PATH.length) : '';
  if (!PATH_LIKE.test(path) || path.includes('//') || path.split('/').some((part) => part === '.' || part === '..')) throw invalid();
  return path === '/' ? subject : PATH + path.replace(/\/$/, '');
}

/** A path as rules compare it: what is escaped without need, or divided twice, is still the same place. */
export function comparablePath(path: string): string {
  return decoded(path).replaceAll(/\/{2,}/g, '/');
}

/** Whether a path is `prefix` or below it; an action is below its collection (`/api/todos:list`). */
export function isBelow(path: string, prefix: string): boolean {
  if (prefix === '/') return true;
  return path.startsWith(prefix) && (path.length === prefix.length || /[/:.]/.test(path.charAt(prefix.length)));
}

function decoded(path: string): string {
  try {
    return path.includes('%') ? decodeURIComponent(path) : path;
  } catch {
    // No target takes such a path.
    return path;
  }
}

function invalid(): AppError {
  return new AppError('VALUE_INVALID', { field: 'subject', expected: EXPECTED });
}
