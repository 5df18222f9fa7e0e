import type { ShownSlotPart } from '@mortise/plugin-api/client';
import type { JsonObject, JsonValue } from '@mortise/shared';
import { Form } from 'antd';
import type { ReactNode } from 'react';
import type { DataField } from '../../data/model/data-collection';
import type { Drafts } from '../../data/record/record-values';
import { parseDraft, toDraft } from '../../data/values/draft';
import { writeLinks } from '../../data/values/links';
import type { FormItemProps } from './form-item';

export interface PartInputProps extends FormItemProps {
  readonly part: ShownSlotPart<'record-field'>;
  /** Form.Item hands these over. */
  readonly value?: string;
  onChange?(draft: string): void;
}

/** The way another plugin shows a field: it speaks of values, the form of what is typed. */
export function PartInput({ part, place, collection, form, shown, value = '', onChange }: PartInputProps): ReactNode {
  const { item, field } = shown;
  const drafts = Form.useWatch<Drafts>([], form) as Drafts | undefined;
  return part.show({
    settings: item.part?.settings ?? {},
    place,
    collection: collection.name,
    field: field.name,
    value: valueOf(field, value),
    values: valuesOf(collection.fields, drafts ?? {}),
    disabled: item.readOnly,
    onChange: (next) => onChange?.(draftOf(field, next)),
  });
}

/** What is no value yet counts as none. */
function valueOf(field: DataField, draft: string): JsonValue {
  const parsed = parseDraft({ ...field, allowNull: true }, draft);
  return 'value' in parsed ? parsed.value : null;
}

function valuesOf(fields: readonly DataField[], drafts: Drafts): JsonObject {
  return Object.fromEntries(
    fields.flatMap((field) => (drafts[field.name] === undefined ? [] : [[field.name, valueOf(field, drafts[field.name] ?? '')]])),
  );
}

function draftOf(field: DataField, value: JsonValue): string {
  return field.type === 'hasMany' || field.type === 'belongsToMany'
    ? writeLinks(Array.isArray(value) ? value.map(String) : [])
    : toDraft(field, value);
}
