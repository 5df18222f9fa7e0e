import type { Json } from './world';

export const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** `$match`: the same members, whatever their order and number. `$anyOf`: a common member. A row without a list has neither. */
export function isListAnswer(stored: Json, operator: '$match' | '$anyOf', value: Json): boolean {
  if (!isList(stored)) return false;
  const given = isList(value) ? value : [value];
  if (operator === '$anyOf') return given.some((item) => stored.includes(item));
  return given.every((item) => stored.includes(item)) && stored.every((item) => given.includes(item));
}
