import type { ApiFault } from '@mortise/plugin-api/client';
import { ID_TYPES, type JsonObject, type JsonValue, isOneOf } from '@mortise/shared';
import type { DataRecord } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { fieldFaultText, fieldMeant } from '../model/field-faults';
import { kindOf } from '../model/field-kind';
import { type Draft, type DraftFault, parseDraft, toDraft } from '../values/draft';

/** What stands in a form, by field name. */
export type Drafts = Readonly<Record<string, Draft>>;

/** What a record's values look like in a form; a relation whose record may not be seen shows its key. */
export function draftsOf(fields: readonly DataField[], record: DataRecord): Drafts {
  return Object.fromEntries(fields.map((field) => [field.name, toDraft(field, valueOf(field, record))]));
}

function valueOf(field: DataField, record: DataRecord): JsonValue | undefined {
  const value = record[field.name];
  return (value ?? null) === null && kindOf(field) === 'one' ? record[field.foreignKey ?? ''] : value;
}

/** What a new record begins with: the values it is given, else its defaults. */
export function defaultDrafts(fields: readonly DataField[], given: JsonObject = {}): Drafts {
  return Object.fromEntries(fields.map((field) => [field.name, toDraft(field, given[field.name] ?? field.defaultValue)]));
}

export type FormValues = { readonly values: JsonObject } | { readonly faults: Readonly<Record<string, DraftFault>> };

/** The values to send for an existing record: only what was changed, so that others' changes to the rest stay. */
export function changedValues(fields: readonly DataField[], before: Drafts, now: Drafts): FormValues {
  return parseFields(
    fields.filter(({ name }) => (now[name] ?? '') !== (before[name] ?? '')),
    now,
  );
}

/** The values to send for a new record; what was left empty is left to the server, unless it must be there. */
export function newValues(fields: readonly DataField[], now: Drafts): FormValues {
  return parseFields(
    fields.filter((field) => (now[field.name] ?? '') !== '' || isRequired(field) || hasDefault(field)),
    now,
  );
}

/** Whether a new record cannot do without it. Ids are made by the server. */
export function isRequired(field: DataField): boolean {
  return field.allowNull === false && !hasDefault(field) && !isOneOf([...ID_TYPES, 'sort'], field.type);
}

function hasDefault({ defaultValue }: DataField): boolean {
  return defaultValue !== undefined && defaultValue !== null;
}

function parseFields(fields: readonly DataField[], drafts: Drafts): FormValues {
  const values: Record<string, JsonValue> = {};
  const faults: Record<string, DraftFault> = {};
  for (const field of fields) {
    const parsed = parseDraft(field, drafts[field.name] ?? '');
    if ('fault' in parsed) faults[field.name] = parsed.fault;
    else values[field.name] = parsed.value;
  }
  return Object.keys(faults).length > 0 ? { faults } : { values };
}

export function isChanged(fields: readonly DataField[], before: Drafts, now: Drafts): boolean {
  return fields.some(({ name }) => (now[name] ?? '') !== (before[name] ?? ''));
}

/** The server's faults by the form's fields; those that name none of them are left over. */
export function placeFaults(
  fields: readonly DataField[],
  faults: readonly ApiFault[],
): { readonly placed: ReadonlyMap<string, readonly string[]>; readonly rest: readonly ApiFault[] } {
  const placed = new Map<string, readonly string[]>();
  const rest: ApiFault[] = [];
  for (const fault of faults) {
    const names = fieldNames(fault).flatMap((name) => fieldMeant(fields, name)?.name ?? []);
    const message = fieldFaultText(fields, fault);
    if (names.length === 0) rest.push(fault);
    for (const name of names) placed.set(name, [...(placed.get(name) ?? []), message]);
  }
  return { placed, rest };
}

/** One `field`, or the `fields` that are unique together. */
function fieldNames({ details = {} }: ApiFault): readonly string[] {
  const { field, fields } = details;
  const list: readonly unknown[] = Array.isArray(fields) ? fields : [field];
  return list.filter((name) => typeof name === 'string');
}
