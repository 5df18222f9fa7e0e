import type { Translate } from '@mortise/plugin-api/client';
import { type DataCollection, findField, titleOfField } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { kindOf } from '../model/field-kind';
import { parseDraft } from '../values/draft';
import { formatValue } from '../values/format-value';
import type { FilterCondition, FilterGroup, FilterItem } from './filter-tree';
import { operatorText, takesNoValue } from './operators';

export interface DescribeContext {
  readonly collection: DataCollection;
  readonly t: Translate;
  /** BCP 47 tag. */
  readonly language: string;
  /** What people call the related record with that key. */
  relatedTitle(field: DataField, key: string): string;
}

/** A condition or a group of them as a person would say it. */
export function describeItem(item: FilterItem, context: DescribeContext): string {
  return item.kind === 'condition' ? describeCondition(item, context) : describeGroup(item, context);
}

function describeGroup({ items, join }: FilterGroup, context: DescribeContext): string {
  const word = context.t(join === '$and' ? 'data.filter.and' : 'data.filter.or');
  return items.map((item) => (item.kind === 'group' ? `(${describeItem(item, context)})` : describeItem(item, context))).join(` ${word} `);
}

function describeCondition({ field: name, operator, drafts }: FilterCondition, context: DescribeContext): string {
  const { collection, t } = context;
  const field = findField(collection, name);
  const subject = field === undefined ? name : titleOfField(field);
  const relation = t(operatorText(operator, field));
  if (takesNoValue(operator)) return `${subject} ${relation}`;
  return `${subject} ${relation} ${drafts.map((draft) => describeDraft(field, draft, context)).join(', ')}`;
}

function describeDraft(field: DataField | undefined, draft: string, { t, language, relatedTitle }: DescribeContext): string {
  if (field === undefined) return draft;
  const kind = kindOf(field);
  if (kind === 'boolean') return t(draft === 'true' ? 'data.yes' : 'data.no');
  if (kind === 'one') return relatedTitle(field, draft);
  const parsed = parseDraft(field, draft);
  return 'value' in parsed && parsed.value !== null ? formatValue(field, parsed.value, language) : draft;
}
