import type { JsonValue } from '@mortise/shared';
import { anyVariableIn } from './filter-variables';
import type { FilterOperator } from './operators';

const DATES = '$nDate.';
/** How a field is compared with a stretch of time which the server works out when it reads. */
const DATE_OPERATORS: ReadonlyMap<FilterOperator, string> = new Map<FilterOperator, string>([
  ['$eq', '$dateOn'],
  ['$ne', '$dateNotOn'],
  ['$gt', '$dateAfter'],
  ['$gte', '$dateNotBefore'],
  ['$lt', '$dateBefore'],
  ['$lte', '$dateNotAfter'],
]);

/** The operator of the API for a comparison with this value: `$dateOn` where `$eq` stands beside `{{$nDate.today}}`. */
export function operatorBeside(operator: FilterOperator, value: JsonValue): string {
  return isDateWord(value) ? (DATE_OPERATORS.get(operator) ?? operator) : operator;
}

/** The opposite: `$eq` for `$dateOn` beside `{{$nDate.today}}`; undefined beside any other value. */
export function operatorOfDate(operator: string, value: JsonValue): FilterOperator | undefined {
  if (!isDateWord(value)) return undefined;
  return [...DATE_OPERATORS].find(([, ofDate]) => ofDate === operator)?.[0];
}

function isDateWord(value: JsonValue): boolean {
  return anyVariableIn(value)?.startsWith(DATES) === true;
}
