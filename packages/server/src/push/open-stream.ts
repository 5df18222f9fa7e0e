import { isDeepStrictEqual } from 'node:util';
import type { PassThrough } from 'node:stream';
import type { StreamRequest } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, type Principal } from '@mortise/shared';

/** Bytes one slow client may be behind. */
const MAX_BACKLOG = 1024 * 1024;

/** One viewer's connection. */
export interface OpenStream {
  /** Replaced by another object only when something of it changes. */
  principal: Principal;
  /** What opened it, but for the principal. */
  readonly request: Omit<StreamRequest, 'principal'>;
  readonly output: PassThrough;
}

/** Viewers with several pages open are one caller. */
export function callerOf({ id, userId }: Principal): string {
  return userId === undefined ? id : `user:${userId}`;
}

export function samePrincipal(left: Principal, right: Principal): boolean {
  return isDeepStrictEqual(left, right);
}

/** @throws AppError DEFINITION_INVALID for a name that would break the format */
export function eventText(event: string, data: JsonValue): string {
  if (/[\r\n]/.test(event)) throw new AppError('DEFINITION_INVALID', { event, expected: 'one line' });
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Cuts the stream off when its client does not read. */
export function send({ output }: OpenStream, text: string): void {
  if (output.writableEnded || output.destroyed) return;
  if (output.writableLength + output.readableLength > MAX_BACKLOG) output.destroy();
  else output.write(text);
}
