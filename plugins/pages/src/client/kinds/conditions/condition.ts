import type { JsonObject, JsonValue } from '@mortise/shared';
import type { FieldSort } from '../fields/field-types';

/** One condition on the records a block is about. */
export interface Condition {
  /** As a query names it: `status`, `shop.name`. */
  readonly field: string;
  readonly operator: string;
  readonly value: JsonValue;
}

const PRESENCE = ['$notEmpty', '$empty'] as const;

/** What is offered for values of a sort; the first is the beginning. */
export const OPERATORS_OF: Readonly<Record<FieldSort, readonly string[]>> = {
  text: ['$includes', '$eq', '$ne', ...PRESENCE],
  choice: ['$eq', '$ne', ...PRESENCE],
  number: ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', ...PRESENCE],
  boolean: ['$isTruly', '$isFalsy'],
  date: ['$dateOn', '$dateBefore', '$dateAfter', ...PRESENCE],
};

/** Those that say everything themselves. */
const ALONE = new Set<string>([...PRESENCE, '$isTruly', '$isFalsy']);

export function takesValue(operator: string): boolean {
  return !ALONE.has(operator);
}

/** Periods the server works out anew each time (guide of the action API, Dates). */
export const PERIODS = [
  'today',
  'yesterday',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'thisYear',
  'lastYear',
  'last7Days',
  'last30Days',
  'last90Days',
] as const;

export function periodValue(period: string): string {
  return `{{$nDate.${period}}}`;
}

/** The conditions of a block's settings as far as they make sense. */
export function readConditions(value: JsonValue | undefined): readonly Condition[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly JsonValue[]).flatMap((one): readonly Condition[] => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return [];
    const { field, operator, value: compared = null } = one as JsonObject;
    return typeof field === 'string' && typeof operator === 'string' ? [{ field, operator, value: compared }] : [];
  });
}

/** As the action API takes filters; what is not filled in yet asks nothing. Undefined where nothing is asked. */
export function filterOfConditions(conditions: readonly Condition[]): JsonObject | undefined {
  const parts = conditions
    .filter(({ operator, value }) => !takesValue(operator) || (value !== null && value !== ''))
    .map(({ field, operator, value }): JsonObject => ({ [field]: { [operator]: takesValue(operator) ? value : true } }));
  return allOf(parts);
}

/** All of several filters; undefined stands for one that asks nothing. */
export function allOf(filters: readonly (JsonObject | undefined)[]): JsonObject | undefined {
  const asked = filters.filter((filter) => filter !== undefined);
  return asked.length > 1 ? { $and: asked } : asked[0];
}
