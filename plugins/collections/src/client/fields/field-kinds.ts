/** What the pickers offer: a type together with the way it is shown and entered. */
export interface FieldKind {
  readonly id: string;
  readonly type: string;
  readonly interface: string;
  readonly group: KindGroup;
}

type KindGroup = 'text' | 'number' | 'choice' | 'time' | 'other' | 'relation';

/** The first kind of a type is the one a field without an interface is shown as. */
export const FIELD_KINDS = [
  kind('text', 'input', 'string'),
  kind('text', 'textarea', 'text'),
  kind('text', 'markdown', 'text'),
  kind('text', 'email', 'string'),
  kind('text', 'phone', 'string'),
  kind('text', 'url', 'text'),
  kind('number', 'integer', 'integer'),
  kind('number', 'bigInt', 'bigInt', 'integer'),
  kind('number', 'number', 'double'),
  kind('number', 'decimal', 'decimal', 'number'),
  kind('number', 'percent', 'double'),
  kind('choice', 'checkbox', 'boolean'),
  kind('choice', 'select', 'string'),
  kind('choice', 'radioGroup', 'string'),
  kind('choice', 'multipleSelect', 'array'),
  kind('choice', 'checkboxGroup', 'array'),
  kind('choice', 'tags', 'set', 'multipleSelect'),
  kind('time', 'datetime', 'datetime'),
  kind('time', 'datetimeNoTz', 'datetimeNoTz'),
  kind('time', 'unixTimestamp', 'unixTimestamp'),
  kind('time', 'date', 'date'),
  kind('time', 'time', 'time'),
  kind('other', 'color', 'string'),
  kind('other', 'json', 'json'),
  kind('other', 'password', 'password'),
  kind('other', 'sort', 'sort'),
  kind('other', 'uuid', 'uuid'),
  kind('other', 'uid', 'uid', 'input'),
  kind('other', 'nanoid', 'nanoid'),
  kind('other', 'snowflakeId', 'snowflakeId'),
  kind('relation', 'm2o', 'belongsTo'),
  kind('relation', 'o2m', 'hasMany'),
  kind('relation', 'oho', 'hasOne'),
  kind('relation', 'm2m', 'belongsToMany'),
] as const satisfies readonly FieldKind[];

export type KindId = (typeof FIELD_KINDS)[number]['id'];

/** Kinds whose fields can be primary keys. */
export const KEY_KINDS: readonly string[] = ['input', 'email', 'phone', 'integer', 'bigInt', 'uuid', 'uid', 'nanoid', 'snowflakeId'];

export function findKind(id: string | undefined): FieldKind | undefined {
  return FIELD_KINDS.find((known) => known.id === id);
}

/** The kind a field is of; by its type alone when its interface is one the pickers do not offer. */
export function kindOf(field: { readonly type: string; readonly interface?: string | undefined }): FieldKind {
  const sameType = FIELD_KINDS.filter(({ type }) => type === field.type);
  return sameType.find((known) => known.interface === field.interface) ?? sameType[0] ?? FIELD_KINDS[0];
}

/** Kinds a field may change to without its column being changed. */
export function kindsOfType(type: string): readonly FieldKind[] {
  return FIELD_KINDS.filter((known) => known.type === type);
}

export function isChoice(kindId: string | undefined): boolean {
  return CHOICES.includes(kindId);
}

const CHOICES: readonly unknown[] = ['select', 'radioGroup', 'multipleSelect', 'checkboxGroup'];

/** Kinds whose values are made by the server, or are never shown. */
const WITHOUT_DEFAULT: readonly string[] = 'uuid uid nanoid snowflakeId sort password'.split(' ');

export function takesDefault(kindId: string): boolean {
  return !WITHOUT_DEFAULT.includes(kindId);
}

export type ColumnRule = 'required' | 'unique' | 'index';

/** The rules a column of a type can have. */
export function rulesOfType(type: string): readonly ColumnRule[] {
  if (type === 'sort') return [];
  return ['json', 'array', 'set', 'password'].includes(type) ? ['required'] : ['required', 'unique', 'index'];
}

function kind<const Id extends string>(
  group: KindGroup,
  id: Id,
  ...[type, shown]: [type: string, shown?: string]
): FieldKind & { readonly id: Id } {
  return { group, id, type, interface: shown ?? id };
}
