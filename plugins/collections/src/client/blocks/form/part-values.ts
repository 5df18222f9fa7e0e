import type { JsonObject, JsonValue } from '@mortise/shared';
import type { DataField } from '../../data/model/data-field';
import type { Drafts } from '../../data/record/record-values';
import { parseDraft, toDraft } from '../../data/values/draft';
import { writeLinks } from '../../data/values/links';

/** What is no value yet counts as none. */
export function valueOf(field: DataField, draft: string): JsonValue {
  const parsed = parseDraft({ ...field, allowNull: true }, draft);
  return 'value' in parsed ? parsed.value : null;
}

/** What a form holds, as values. */
export function valuesOf(fields: readonly DataField[], drafts: Drafts): JsonObject {
  return Object.fromEntries(
    fields.flatMap((field) => (drafts[field.name] === undefined ? [] : [[field.name, valueOf(field, drafts[field.name] ?? '')]])),
  );
}

/** As it stands in a form. */
export function draftOf(field: DataField, value: JsonValue): string {
  return field.type === 'hasMany' || field.type === 'belongsToMany'
    ? writeLinks(Array.isArray(value) ? value.map(String) : [])
    : toDraft(field, value);
}
