import { type DataCollection, PRESET_FIELDS, tableFields, titleField } from './data-collection';
import type { DataField } from './data-field';
import { kindOf } from './field-kind';

const DEFAULT_COUNT = 7;
const NARROW_COUNT = 3;
const AUDIT = new Set<string>(PRESET_FIELDS.filter((name) => name !== 'id'));
const BULKY = new Set(['longText', 'json']);

/**
 * The columns in the order they are shown: those asked for as far as the viewer may see them, else a selection that starts with what
 * names a record.
 */
export function chosenColumns(
  collection: DataCollection,
  wanted: readonly string[] | undefined,
  { narrow }: { readonly narrow: boolean },
): readonly DataField[] {
  const all = tableFields(collection);
  const chosen = (wanted ?? []).flatMap((name) => all.find((field) => field.name === name) ?? []);
  if (chosen.length > 0) return [...new Set(chosen)];
  return defaultColumns(collection, all, narrow ? NARROW_COUNT : DEFAULT_COUNT);
}

function defaultColumns(collection: DataCollection, all: readonly DataField[], count: number): readonly DataField[] {
  const title = titleField(collection);
  const rank = (field: DataField): number => (field.name === title ? 0 : kindOf(field) === 'one' ? 1 : BULKY.has(kindOf(field)) ? 3 : 2);
  const own = all.filter(({ name }) => !AUDIT.has(name) && (name !== collection.primaryKey || name === title));
  const first = own.toSorted((a, b) => rank(a) - rank(b)).slice(0, count);
  const createdAt = all.filter(({ name }) => name === 'createdAt' && first.length < count);
  return [...first, ...createdAt];
}

/** Shows or hides one column; the last one stays. */
export function toggleColumn(shown: readonly string[], name: string): readonly string[] {
  if (!shown.includes(name)) return [...shown, name];
  return shown.length === 1 ? shown : shown.filter((other) => other !== name);
}

/** Moves one column by one place. */
export function moveColumn(shown: readonly string[], name: string, by: -1 | 1): readonly string[] {
  const from = shown.indexOf(name);
  const to = from + by;
  if (from === -1 || to < 0 || to >= shown.length) return shown;
  const rest = shown.filter((other) => other !== name);
  return [...rest.slice(0, to), name, ...rest.slice(to)];
}
