import type { JsonObject, JsonValue } from '@mortise/shared';
import type { AccessibleActionName, AccessibleCollection } from '../../accessible';
import type { DataField } from './data-field';
import { type FieldKind, kindOf } from './field-kind';

/** A collection as the viewer may see it. */
export interface DataCollection extends Omit<AccessibleCollection, 'fields'> {
  readonly fields: readonly DataField[];
}

export type DataRecord = JsonObject;
export type RecordKey = string | number;

const TITLE_NAMES = ['title', 'name', 'nickname', 'label', 'subject'];
const TITLE_KINDS = new Set<FieldKind>(['text', 'email', 'choice', 'phone']);

/** Fields the platform makes carry no title of their own. The keys of users stand where the users may not be seen. */
export const PRESET_FIELDS = ['id', 'createdAt', 'updatedAt', 'createdBy', 'updatedBy', 'createdById', 'updatedById'] as const;

/** The same collection, the fields of the platform named in the viewer's language. */
export function withPresetTitles(collection: DataCollection, titles: ReadonlyMap<string, string>): DataCollection {
  const isNamed = ({ title }: DataField): boolean => title !== null && title !== undefined && title !== '';
  const fields = collection.fields.map((field) => {
    const title = field.readOnly === true && !isNamed(field) ? titles.get(field.name) : undefined;
    return title === undefined ? field : { ...field, title };
  });
  return { ...collection, fields };
}

/** The same collection, its relations knowing the type of their keys. */
export function withKeyTypes(collection: DataCollection, all: readonly DataCollection[]): DataCollection {
  const keyTypeOf = (field: DataField): string => {
    const target = all.find(({ name }) => name === field.target);
    return target?.fields.find(({ name }) => name === target.primaryKey)?.type ?? 'bigInt';
  };
  const fields = collection.fields.map((field) => (field.target === undefined ? field : { ...field, keyType: keyTypeOf(field) }));
  return { ...collection, fields };
}

export function titleOfCollection({ title, name }: DataCollection): string {
  return title ?? name;
}

export function titleOfField({ title, name }: DataField): string {
  return title === null || title === undefined || title === '' ? name : title;
}

export function findField({ fields }: DataCollection, name: string): DataField | undefined {
  return fields.find((field) => field.name === name);
}

function covers({ actions }: DataCollection, action: AccessibleActionName, field: DataField): boolean {
  const right = actions[action];
  return right !== undefined && (right.fields === undefined || right.fields.includes(field.name));
}

/**
 * What a person sees of a record. A relation stands for its foreign key, unless the viewer may not see what it leads to.
 */
export function shownFields(collection: DataCollection): readonly DataField[] {
  return collection.fields.filter((field) => covers(collection, 'view', field) && isShown(collection, field));
}

function isShown(collection: DataCollection, field: DataField): boolean {
  const kind = kindOf(field);
  if (kind === 'password') return false;
  if (kind === 'one' || kind === 'many') return field.target !== undefined;
  const relation = field.foreignKeyOf === undefined ? undefined : findField(collection, field.foreignKeyOf);
  return relation?.target === undefined || !covers(collection, 'view', relation);
}

/** What a table can show of a record: all but lists of related records. */
export function tableFields(collection: DataCollection): readonly DataField[] {
  return shownFields(collection).filter((field) => kindOf(field) !== 'many');
}

export function isReadable(collection: DataCollection, field: DataField): boolean {
  return covers(collection, 'view', field);
}

/** The fields a form offers. A record's key is given once, when it is made. */
export function writableFields(collection: DataCollection, action: 'create' | 'update'): readonly DataField[] {
  return collection.fields.filter((field) => isWritable(collection, field, action));
}

export function isWritable(collection: DataCollection, field: DataField, action: 'create' | 'update'): boolean {
  const kind = kindOf(field);
  // Those of a record that is there are added and removed one by one.
  if (kind === 'many') return action === 'create' && isManyOpenTo(collection, field, 'create');
  if (isReadOnly(field) || !covers(collection, action, field)) return false;
  if (action === 'update' && field.name === collection.primaryKey) return false;
  if (kind === 'one') return field.target !== undefined;
  const relation = field.foreignKeyOf === undefined ? undefined : findField(collection, field.foreignKeyOf);
  return relation === undefined || !isWritable(collection, relation, action);
}

/** Whether the viewer may choose which records of another collection belong to one of this. */
export function isLinkable(collection: DataCollection, field: DataField): boolean {
  return kindOf(field) === 'many' && isManyOpenTo(collection, field, 'update');
}

/** Such a relation has no column, and is told as read-only for that alone. */
function isManyOpenTo(collection: DataCollection, field: DataField, action: 'create' | 'update'): boolean {
  return field.target !== undefined && field.uiSchema?.['x-read-pretty'] !== true && covers(collection, action, field);
}

/** Filled in by the platform, or shown as text by the wish of whoever made the field. */
function isReadOnly({ readOnly, uiSchema }: DataField): boolean {
  return readOnly === true || uiSchema?.['x-read-pretty'] === true;
}

/** The field that names a record for people. */
export function titleField(collection: DataCollection): string {
  const seen = shownFields(collection).filter((field) => TITLE_KINDS.has(kindOf(field)));
  const wanted = seen.find(({ name }) => name === collection.titleField) ?? seen.find(({ name }) => TITLE_NAMES.includes(name)) ?? seen[0];
  return wanted?.name ?? collection.primaryKey;
}

/** The record's key; undefined when the viewer may not see it. */
export function keyOf(collection: DataCollection, record: DataRecord): RecordKey | undefined {
  const key = record[collection.primaryKey];
  return typeof key === 'string' || typeof key === 'number' ? key : undefined;
}

/** What people call the record. */
export function titleOfRecord(collection: DataCollection, record: DataRecord): string {
  const text = plainText(record[titleField(collection)]);
  return text === '' ? `#${plainText(record[collection.primaryKey])}` : text;
}

/** A value as people read it; empty for what is no text, number or yes and no. */
export function plainText(value: JsonValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
