import type { Drafts } from '../../data/record/record-values';
import type { DraftFault } from '../../data/values/draft';
import type { ShownItem } from '../settings/field-items';

/** The fields the form asks for that were left empty; undefined when there are none. */
export function requiredFaults(items: readonly ShownItem[], drafts: Drafts): Readonly<Record<string, DraftFault>> | undefined {
  const empty = items.filter(({ item, field }) => item.required && !item.readOnly && (drafts[field.name] ?? '').trim() === '');
  return empty.length === 0 ? undefined : Object.fromEntries(empty.map(({ field }) => [field.name, 'required' as const]));
}
