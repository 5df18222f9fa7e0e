import type { JsonObject } from '@mortise/shared';
import { AUDIT_FIELDS, type AuditField, PRESET_NAMES } from '../definitions';
import { KEY_KINDS } from '../fields/field-kinds';
import { type FieldValues, createBody } from '../fields/field-values';
import { type ViewValues, viewBody } from './view/view-values';

/** What the form of a new collection holds. */
export interface CollectionValues extends Readonly<Partial<Record<AuditField, boolean>>> {
  readonly title?: string;
  readonly name?: string;
  readonly description?: string;
  /** Records of its own, or those of another collection. */
  readonly kind?: 'table' | 'view';
  readonly view?: ViewValues;
  readonly autoGenId?: boolean;
  /** Name of the field that is the key when there is no generated one. */
  readonly keyField?: string;
  readonly fields?: readonly (FieldValues | undefined)[];
}

export const NEW_COLLECTION: CollectionValues = {
  kind: 'table',
  view: { columns: [{ working: 'value' }] },
  autoGenId: true,
  createdAt: true,
  updatedAt: true,
  createdBy: true,
  updatedBy: true,
  fields: [{ kind: 'input' }],
};

/** Body of `collections:create`. */
export function collectionBody(values: CollectionValues): JsonObject {
  const { name = '', autoGenId = true, keyField } = values;
  const title = values.title?.trim() ?? '';
  const description = values.description?.trim() ?? '';
  const named = { name, ...(title === '' ? {} : { title }), ...(description === '' ? {} : { description }) };
  if (values.kind === 'view') return { ...named, view: viewBody(values.view ?? {}) };
  return {
    ...named,
    autoGenId,
    ...Object.fromEntries(AUDIT_FIELDS.map((audit) => [audit, values[audit] ?? true])),
    fields: writtenFields(values).map((field) =>
      createBody(!autoGenId && field.name === keyField ? { ...field, primaryKey: true } : field),
    ),
  };
}

/** Rows somebody wrote something into; a row left blank is no field. */
export function writtenFields({ fields = [] }: CollectionValues): readonly FieldValues[] {
  return fields.filter((field): field is FieldValues => (field?.name ?? '') !== '' || (field?.title ?? '').trim() !== '');
}

/** Names the row of that place may not use. */
export function takenBeside(fields: CollectionValues['fields'], place: number): readonly string[] {
  return [...PRESET_NAMES, ...(fields ?? []).flatMap((field, index) => (index === place || field?.name === undefined ? [] : [field.name]))];
}

/** Fields that can be the key of the records. */
export function keyCandidates(values: CollectionValues): readonly string[] {
  return writtenFields(values).flatMap(({ name, kind }) => (name !== undefined && KEY_KINDS.includes(kind ?? '') ? [name] : []));
}
