import { AppError } from '@mortise/shared';

export type Parameters = Readonly<Record<string, unknown>>;

/** How documents describe them. */
export const TEXT = { type: 'string' } as const;
export const SWITCH = { type: 'string', enum: ['true', 'false'] } as const;

/** @throws AppError QUERY_PARAMETER_UNKNOWN */
export function refuseUnknown(parameters: Parameters, known: readonly string[]): void {
  const parameter = Object.keys(parameters).find((name) => !known.includes(name));
  if (parameter !== undefined) throw new AppError('QUERY_PARAMETER_UNKNOWN', { parameter, expected: known });
}

/**
 * One of a closed list of words.
 * @throws AppError QUERY_PARAMETER_INVALID
 */
export function readWord<Word extends string>(
  parameters: Parameters,
  parameter: string,
  { words, otherwise }: { readonly words: readonly Word[]; readonly otherwise: Word },
): Word {
  const raw = parameters[parameter];
  if (raw === undefined) return otherwise;
  const word = words.find((known) => known === raw);
  if (word === undefined) throw new AppError('QUERY_PARAMETER_INVALID', { parameter, expected: words, received: shown(raw) });
  return word;
}

/** @throws AppError QUERY_PARAMETER_INVALID */
export function readSwitch(parameters: Parameters, parameter: string, otherwise: boolean): boolean {
  const raw = parameters[parameter];
  if (typeof raw === 'boolean') return raw;
  return readWord(parameters, parameter, { words: ['true', 'false'], otherwise: otherwise ? 'true' : 'false' }) === 'true';
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100) : typeof value;
}
