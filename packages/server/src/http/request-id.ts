import { randomUUID } from 'node:crypto';

const SANE = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/** The caller's `X-Request-Id` when it is harmless in logs and headers, otherwise a new one. */
export function requestIdOf(header: string | undefined): string {
  return header !== undefined && SANE.test(header) ? header : randomUUID();
}
