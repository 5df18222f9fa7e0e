import type { JsonValue } from '@mortise/shared';
import type { ReadableField } from '../fields/use-readable';

/** Words for groups that have no text of their own. */
export interface GroupWords {
  readonly none: string;
  readonly yes: string;
  readonly no: string;
}

/** What people know a group by. */
export function labelOf(group: JsonValue, field: ReadableField | undefined, words: GroupWords): string {
  if (group === null || group === '') return words.none;
  if (typeof group === 'boolean') return group ? words.yes : words.no;
  const text = typeof group === 'object' ? JSON.stringify(group) : String(group);
  return field?.enum?.find(({ value }) => String(value) === text)?.label ?? text;
}
