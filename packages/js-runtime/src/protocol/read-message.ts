import { type JsonValue, isJsonObject } from '@mortise/shared';
import { measureJson } from './measure';
import type { FrameMessage } from './messages';
import { LIMITS, TOLD } from './operations';

const OPERATION = /^[a-zA-Z.]{1,40}$/;

/** What came over a port from a frame, if it is a message at all. */
export function readFrameMessage(data: unknown): FrameMessage | undefined {
  if (measureJson(data, LIMITS.message) === undefined || !isJsonObject(data)) return undefined;
  const { kind } = data;
  const id = Number.isSafeInteger(data['id']) ? (data['id'] as number) : undefined;
  if (kind === 'call' && id !== undefined && id > 0 && typeof data['op'] === 'string' && OPERATION.test(data['op'])) {
    return { kind, id, op: data['op'], args: (data['args'] ?? null) as JsonValue };
  }
  if (kind === 'abort' && id !== undefined) return { kind, id };
  if (kind === 'tell' && isOneOf(TOLD, data['what'])) return { kind, what: data['what'], data: (data['data'] ?? null) as JsonValue };
  return undefined;
}

function isOneOf<Name extends string>(names: readonly Name[], name: unknown): name is Name {
  return names.includes(name as Name);
}
