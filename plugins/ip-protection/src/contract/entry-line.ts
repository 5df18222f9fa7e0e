/** Why a line of a list cannot be used. */
export type EntryFault = 'empty' | 'long' | 'address' | 'zone' | 'zeros' | 'prefix' | 'hostBits' | 'origin' | 'wildcard' | 'credentials';

/** A line that can be used, and in which one spelling it is kept. */
export interface GoodLine<Value> {
  readonly ok: true;
  readonly value: Value;
  /** The entry, and behind ` # ` its note if it has one. */
  readonly text: string;
}

export interface BadLine {
  readonly ok: false;
  readonly fault: EntryFault;
  /** What the author may have meant. */
  readonly suggestion?: string;
}

export type LineReading<Value> = GoodLine<Value> | BadLine;

/** What an entry may be long, its note included. */
export const MAX_LINE = 300;

export interface EntryValue {
  /** The one spelling in which this entry is kept and shown. */
  readonly canonical: string;
}

/** Takes a line `entry # note` apart, reads the entry and puts both together again. */
export function readLine<Value extends EntryValue>(line: string, read: (entry: string) => Value | BadLine): LineReading<Value> {
  if (line.length > MAX_LINE) return badLine('long');
  const { entry, note } = splitLine(line);
  if (entry === '') return badLine('empty');
  const value = read(entry);
  if (isBad(value)) return value;
  return { ok: true, value, text: note === '' ? value.canonical : `${value.canonical} # ${note}` };
}

export function badLine(fault: EntryFault, suggestion?: string): BadLine {
  return suggestion === undefined ? { ok: false, fault } : { ok: false, fault, suggestion };
}

function splitLine(line: string): { readonly entry: string; readonly note: string } {
  const mark = line.indexOf('#');
  if (mark === -1) return { entry: line.trim(), note: '' };
  // A note is one line of text; what cannot be seen has no place in it.
  const note = line.slice(mark + 1).replaceAll(/\p{Cc}+/gu, ' ');
  return { entry: line.slice(0, mark).trim(), note: note.trim() };
}

function isBad(value: object): value is BadLine {
  return 'ok' in value && value.ok === false;
}
