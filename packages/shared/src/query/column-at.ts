import type { ColumnField } from '../collections/column-field';
import type { ColumnType } from '../collections/column-type';
import { AppError } from '../errors/app-error';
import { tooComplex } from '../errors/parameter-faults';
import type { JsonPlace, JsonStep } from './json-place';
import { QUERY_LIMITS } from './limits';
import { holdsList } from './operators';
import { resultColumn } from './result-column';

const TYPES: Readonly<Record<JsonPlace['as'], ColumnType>> = {
  value: 'json',
  text: 'text',
  string: 'text',
  number: 'double',
  boolean: 'boolean',
  list: 'array',
};

const GREATEST_INDEX = 2 ** 31 - 1;

/**
 * What stands at a place of a column, to be used as a column is; the column itself without a place.
 * @throws AppError QUERY_OPERATOR_UNSUPPORTED unless the column holds JSON; QUERY_TOO_COMPLEX; QUERY_VALUE_INVALID for a step that leads
 * nowhere
 */
export function columnAt(field: ColumnField, place: JsonPlace | undefined): ColumnField {
  if (place === undefined) return field;
  if (field.type !== 'json' && !holdsList(field.type))
    throw new AppError('QUERY_OPERATOR_UNSUPPORTED', { path: field.name, received: '->', expected: 'a column of JSON' });
  const max = QUERY_LIMITS.jsonSteps;
  if (place.steps.length > max) throw tooComplex('steps into JSON', max);
  const wrong = place.steps.find((step) => !isStep(step));
  if (wrong !== undefined)
    throw new AppError('QUERY_VALUE_INVALID', { path: field.name, expected: 'a step into JSON', received: String(wrong).slice(0, 100) });
  const { adopted } = field;
  return { ...resultColumn(field.name, TYPES[place.as]), place, ...(adopted ? { adopted } : {}) };
}

/** Databases know no text with the character 0. */
function isStep(step: JsonStep): boolean {
  if (typeof step === 'string') return step.length <= QUERY_LIMITS.stringLength && !step.includes('\0') && step.isWellFormed();
  return Number.isInteger(step) && Math.abs(step) <= GREATEST_INDEX;
}
