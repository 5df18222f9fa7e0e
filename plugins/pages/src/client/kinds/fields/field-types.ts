import type { ReadableCollection, ReadableField } from './use-readable';

const NUMBERS = new Set(['integer', 'bigInt', 'double', 'decimal']);
const DATES = new Set(['date', 'datetime', 'datetimeNoTz', 'unixTimestamp']);
const TEXTS = new Set(['string', 'text', 'uid', 'nanoid']);

/** How a block treats values of a field; undefined for those it makes nothing of. */
export type FieldSort = 'number' | 'date' | 'text' | 'choice' | 'boolean';

export function sortOf({ type, enum: choices = [] }: ReadableField): FieldSort | undefined {
  if (choices.length > 0 && type !== 'array' && type !== 'set') return 'choice';
  if (NUMBERS.has(type)) return 'number';
  if (DATES.has(type)) return 'date';
  if (TEXTS.has(type)) return 'text';
  return type === 'boolean' ? 'boolean' : undefined;
}

/** A field by its path in the query: `status`, or `shop.name` for what a relation to one record is called by. */
export interface FieldPath {
  readonly path: string;
  readonly title: string;
  readonly field: ReadableField;
}

/** The fields of a collection, its relations to one record standing for the names of what they lead to. */
export function fieldPaths(collection: ReadableCollection | undefined, all: readonly ReadableCollection[]): readonly FieldPath[] {
  return (collection?.fields ?? []).flatMap((field): readonly FieldPath[] => {
    if (sortOf(field) !== undefined) return [{ path: field.name, title: titleOf(field), field }];
    const target = field.type === 'belongsTo' ? all.find(({ name }) => name === field.target) : undefined;
    const named = target && namingField(target);
    return named === undefined ? [] : [{ path: `${field.name}.${named.name}`, title: titleOf(field), field: named }];
  });
}

const NAMES = ['title', 'name', 'nickname', 'label', 'subject'];

/** What records of a collection are called by. */
function namingField({ titleField, fields }: ReadableCollection): ReadableField | undefined {
  const texts = fields.filter((field) => sortOf(field) === 'text');
  return texts.find(({ name }) => name === titleField) ?? texts.find(({ name }) => NAMES.includes(name)) ?? texts[0];
}

export function titleOf({ name, title }: { readonly name: string; readonly title?: string | null }): string {
  return title || name;
}
