import type { JsonValue } from '@mortise/shared';

export class DefaultInvalid extends Error {
  override readonly name = 'DefaultInvalid';
}

const NUMBERS = ['integer', 'double'];
const LISTS = ['array', 'set', 'json'];
const MOMENTS = ['datetime', 'unixTimestamp'];

/**
 * The default a text stands for; undefined when nothing is typed.
 * @throws DefaultInvalid when it cannot be read
 */
export function defaultOf(text: string | undefined, type: string): JsonValue | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  if (type === 'boolean') return text === 'true';
  if (NUMBERS.includes(type)) return numberOf(text);
  if (LISTS.includes(type)) return jsonOf(text);
  if (MOMENTS.includes(type)) return momentOf(text);
  return type === 'string' || type === 'text' ? text : text.trim();
}

/** A default as it is typed; undefined for none. */
export function defaultText(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A moment as an input for local time wants it: `2026-01-31T09:30`; any other default as it is. */
export function localMoment(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

function numberOf(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number)) throw new DefaultInvalid(text);
  return number;
}

function jsonOf(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    throw new DefaultInvalid(text, { cause: error });
  }
}

function momentOf(text: string): string {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new DefaultInvalid(text);
  return moment.toISOString();
}
