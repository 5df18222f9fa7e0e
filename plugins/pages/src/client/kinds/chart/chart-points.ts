import type { JsonValue } from '@mortise/shared';
import type { ReadableField } from '../fields/use-readable';
import type { ChartRow } from './chart-query';

/** One mark of a chart. */
export interface ChartPoint {
  readonly label: string;
  /** As the server says it, digits and all. */
  readonly value: number | string | null;
}

/** Words for groups that have no text of their own. */
export interface GroupWords {
  readonly none: string;
  readonly yes: string;
  readonly no: string;
}

/** Rows of the answer with the words people know their groups by. */
export function pointsOf(rows: readonly ChartRow[], field: ReadableField | undefined, words: GroupWords): readonly ChartPoint[] {
  return rows.map(({ group, value }) => ({ label: labelOf(group, field, words), value }));
}

function labelOf(group: JsonValue, field: ReadableField | undefined, words: GroupWords): string {
  if (group === null || group === '') return words.none;
  if (typeof group === 'boolean') return group ? words.yes : words.no;
  const text = typeof group === 'object' ? JSON.stringify(group) : String(group);
  return field?.enum?.find(({ value }) => String(value) === text)?.label ?? text;
}
