import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { type SchemaField, flatFields } from './schema-field';

/** What the controls hold, by property; lists and JSON are texts there. With a field for the whole, a single text. */
export type Entries = Readonly<Record<string, unknown>> | string;

/** What the controls show for these values. */
export function toEntries(fields: readonly SchemaField[], values: JsonObject): Entries {
  const [only] = fields;
  if (only?.path.length === 0) return showJson(values);
  return Object.fromEntries(fields.map((field) => [field.path.at(-1) ?? '', toEntry(field, values[field.path.at(-1) ?? ''])]));
}

function toEntry({ control, fallback }: SchemaField, stored: JsonValue | undefined): unknown {
  const value = stored ?? fallback;
  if (control.kind === 'group') return toEntries(control.fields, isJsonObject(value) ? value : {});
  if (value === undefined) return undefined;
  if (control.kind === 'lines') return Array.isArray(value) ? value.join('\n') : '';
  return control.kind === 'json' ? showJson(value) : value;
}

/**
 * The values to store. What is left empty is left out, so that its default holds; properties that have no field keep what they had.
 * JSON must have been checked.
 */
export function fromEntries(fields: readonly SchemaField[], entries: Entries, before: JsonObject): JsonObject {
  if (typeof entries === 'string') return readJson(entries) as JsonObject;
  const known = new Set(fields.map(({ path }) => path.at(-1)));
  const kept = Object.entries(before).filter(([name]) => !known.has(name));
  const set = fields.flatMap((field) => {
    const name = field.path.at(-1) ?? '';
    const value = fromEntry(field, entries[name], before[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries([...kept, ...set]);
}

function fromEntry(field: SchemaField, entry: unknown, before: JsonValue | undefined): JsonValue | undefined {
  const { control, required } = field;
  if (control.kind === 'group') {
    const inner = fromEntries(control.fields, isJsonObject(entry) ? entry : {}, isJsonObject(before) ? before : {});
    return required || Object.keys(inner).length > 0 ? inner : undefined;
  }
  if (isEmptyEntry(field, entry)) return emptyValue(field, entry);
  if (control.kind === 'lines') return parseLines(entry);
  return control.kind === 'json' ? readJson(String(entry)) : (entry as JsonValue);
}

/** An empty list is a value once somebody emptied it, an empty text only where a text is demanded. */
function emptyValue({ control, required }: SchemaField, entry: unknown): JsonValue | undefined {
  const isList = control.kind === 'lines' || control.kind === 'choices';
  if (isList) return required || (entry !== undefined && (control.minItems ?? 0) === 0) ? [] : undefined;
  return control.kind === 'text' && required ? '' : undefined;
}

/** Whether a control holds nothing. Blanks alone can be a text. */
export function isEmptyEntry({ control }: SchemaField, entry: unknown): boolean {
  if (entry === undefined || entry === null || entry === '') return true;
  if (control.kind === 'lines') return parseLines(entry).length === 0;
  if (control.kind === 'json') return typeof entry === 'string' && entry.trim() === '';
  return Array.isArray(entry) && entry.length === 0;
}

/** One text per line; blanks around it and empty lines do not count. */
export function parseLines(entry: unknown): readonly string[] {
  const lines = typeof entry === 'string' ? entry.split('\n') : [];
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** Names of the property a server's fault speaks of, as far as a control shows it: `smtp.hosts.0` → `['smtp', 'hosts']`. */
export function controlAt(fields: readonly SchemaField[], path: string): readonly string[] | undefined {
  const candidates = flatFields(fields).map((field) => field.path);
  return candidates.find((names) => names.length > 0 && (path === names.join('.') || path.startsWith(`${names.join('.')}.`)));
}

function showJson(value: JsonValue): string {
  return JSON.stringify(value, undefined, 2);
}

function readJson(text: string): JsonValue {
  return JSON.parse(text) as JsonValue;
}
