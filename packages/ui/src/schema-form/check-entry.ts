import { isEmptyEntry, parseLines } from './form-values';
import { matchesFormat } from './formats';
import type { LinesControl, NumberControl, SchemaField, TextControl } from './schema-field';

/** What is wrong with an entry: a text of this package below `schema.` and what to fill in. */
export interface EntryFault {
  readonly key: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Looks at what a control holds as the server will look at the value. Undefined when it is fine. */
export function checkEntry(field: SchemaField, entry: unknown): EntryFault | undefined {
  const { control, required } = field;
  if (isEmptyEntry(field, entry)) return required && !mayBeEmpty(field) ? { key: 'required' } : undefined;
  switch (control.kind) {
    case 'text':
      return checkText(control, String(entry));
    case 'number':
      return checkNumber(control, entry);
    case 'lines':
      return checkLines(control, parseLines(entry));
    case 'choices':
      return checkSize(control, Array.isArray(entry) ? entry.length : 0);
    case 'json':
      return checkJson(control.type, String(entry));
    default:
      return undefined;
  }
}

/** Whether the form should mark the field as one that must be filled in. */
export function mustBeFilled(field: SchemaField): boolean {
  return field.required && !mayBeEmpty(field);
}

/** An empty text or list can be a value in its own right. */
function mayBeEmpty({ control }: SchemaField): boolean {
  if (control.kind === 'text') return (control.minLength ?? 0) === 0 && control.pattern === undefined && control.format === undefined;
  if (control.kind === 'lines' || control.kind === 'choices') return (control.minItems ?? 0) === 0;
  return control.kind === 'switch' || control.kind === 'group';
}

function checkText({ minLength = 0, maxLength = Infinity, pattern, format }: TextControl, text: string): EntryFault | undefined {
  const length = [...text].length;
  if (length < minLength) return { key: 'tooShort', params: { count: minLength } };
  if (length > maxLength) return { key: 'tooLong', params: { count: maxLength } };
  if (format !== undefined && !matchesFormat(format, text)) return { key: `format.${format}` };
  if (pattern !== undefined && !matchesPattern(pattern, text)) return { key: 'pattern', params: { pattern } };
  return undefined;
}

/** A pattern the browser does not understand is left to the server. */
function matchesPattern(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}

function checkNumber(control: NumberControl, entry: unknown): EntryFault | undefined {
  const { integer, minimum, maximum, above, below, multipleOf } = control;
  const value = Number(entry);
  if (!Number.isFinite(value)) return { key: 'number' };
  if (integer && !Number.isInteger(value)) return { key: 'integer' };
  if (minimum !== undefined && value < minimum) return { key: 'atLeast', params: { limit: minimum } };
  if (maximum !== undefined && value > maximum) return { key: 'atMost', params: { limit: maximum } };
  if (above !== undefined && value <= above) return { key: 'above', params: { limit: above } };
  if (below !== undefined && value >= below) return { key: 'below', params: { limit: below } };
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) return { key: 'multipleOf', params: { step: multipleOf } };
  return undefined;
}

function checkLines(control: LinesControl, lines: readonly string[]): EntryFault | undefined {
  const size = checkSize(control, lines.length);
  if (size !== undefined) return size;
  const twice = lines.find((line, index) => lines.indexOf(line) < index);
  if (control.uniqueItems && twice !== undefined) return { key: 'twice', params: { line: twice } };
  const wrong = lines.find((line) => checkText(control.line, line) !== undefined);
  return wrong === undefined ? undefined : { key: 'line', params: { line: wrong } };
}

interface Sizes {
  readonly minItems?: number;
  readonly maxItems?: number;
}

function checkSize({ minItems = 0, maxItems = Infinity }: Sizes, size: number): EntryFault | undefined {
  if (size < minItems) return { key: 'tooFew', params: { count: minItems } };
  return size > maxItems ? { key: 'tooMany', params: { count: maxItems } } : undefined;
}

function checkJson(type: string | undefined, text: string): EntryFault | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const found = Array.isArray(value) ? 'array' : typeof value;
    const fits = (type !== 'object' && type !== 'array') || (value !== null && found === type);
    return fits ? undefined : { key: `jsonType.${type}` };
  } catch {
    return { key: 'json' };
  }
}
