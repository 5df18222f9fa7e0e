import { isPeriodName } from '../dates/relative-period';
import { AppError } from '../errors/app-error';
import type { JsonValue } from '../json';
import { type FilterValue, VARIABLES } from './filter';

const VARIABLE = /^\{\{\s*([^{}]*?)\s*\}\}$/;
const DATE = /^\$(?:nDate|date)\.(\w+)$/;
/** `ctx.state.currentUser.id`: what NocoBase clients send for the same values. */
const CURRENT_USER = /^ctx\.state\.currentUser\.(?=\w+$)/;
const EXPECTED = [...VARIABLES, '$nDate.<period>'];

/** True for a text of the form `{{ name }}`, whether anybody knows the name or not. */
export function isVariable(value: JsonValue): boolean {
  return nameIn(value) !== undefined;
}

/**
 * A value of a filter: text of the form `{{ name }}` is a variable, anything else is meant as it is.
 * @throws AppError QUERY_VARIABLE_UNKNOWN, also for a variable among the items of a list
 */
export function readFilterValue(value: JsonValue, at: string): FilterValue {
  const items: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  const [only] = items;
  const name = items.length === 1 ? nameIn(only) : undefined;
  if (name !== undefined) return readVariable(name, at);
  const among = items.map(nameIn).find((item) => item !== undefined);
  if (among !== undefined) throw unknown(at, among);
  return { kind: 'literal', value };
}

function nameIn(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? VARIABLE.exec(value)?.[1] : undefined;
}

function readVariable(given: string, at: string): FilterValue {
  const name = given === '$system.now' ? '$nDate.now' : given.replace(CURRENT_USER, '$$user.');
  const period = DATE.exec(name)?.[1];
  if (period !== undefined && isPeriodName(period)) return { kind: 'date', name: period };
  const variable = VARIABLES.find((known) => known === name);
  if (variable === undefined) throw unknown(at, given);
  return { kind: 'variable', name: variable };
}

function unknown(path: string, received: string): AppError {
  return new AppError('QUERY_VARIABLE_UNKNOWN', { path, received: received.slice(0, 100), expected: EXPECTED });
}
