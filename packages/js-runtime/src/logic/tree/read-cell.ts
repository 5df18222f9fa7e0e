import type { JsonObject, JsonValue } from '@mortise/shared';
import { CELL_TYPES, type CellNode, type CellType } from './cell-types';
import { readProps } from './read-props';

/** Elements and texts of one cell. */
const MOST_NODES = 300;
const DEEPEST = 20;
const LONGEST_TEXT = 2000;

/** What a cell cannot show: `type` names a component that is none of a cell's, `size` is too much or too deep. */
export class CellFault extends Error {
  override readonly name = 'CellFault';
  readonly reason: 'type' | 'size';
  readonly what: string;

  constructor(reason: 'type' | 'size', what = '') {
    super(`This cell cannot be shown: ${reason} ${what}`);
    this.reason = reason;
    this.what = what;
  }
}

/**
 * Makes what code returned into what a cell shows. Anybody may have made it: types and properties that are not a cell's do not come through.
 * @throws CellFault
 */
export function readCell(value: JsonValue): readonly CellNode[] {
  return new CellReader().list(value, 0);
}

class CellReader {
  #count = 0;

  list(value: JsonValue, depth: number): readonly CellNode[] {
    if (depth > DEEPEST) throw new CellFault('size');
    // As React has it: these show nothing.
    if (value === null || typeof value === 'boolean') return [];
    this.#count += 1;
    if (this.#count > MOST_NODES) throw new CellFault('size');
    if (typeof value === 'string' || typeof value === 'number') return [cutText(String(value))];
    if (isList(value)) return value.flatMap((each) => this.list(each, depth + 1));
    return this.#element(value, depth);
  }

  #element(value: JsonObject, depth: number): readonly CellNode[] {
    const { type } = value;
    if (typeof type !== 'string' || !isCellType(type)) throw new CellFault('type', nameOf(type ?? 'Object'));
    const props = isPlain(value['props']) ? value['props'] : {};
    const inner = this.list(props['children'] ?? null, depth + 1);
    const read = readProps(type, props);
    // A link to nowhere is its text.
    return read === undefined ? inner : [{ type, props: read, children: inner } as CellNode];
  }
}

function cutText(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

function nameOf(type: JsonValue): string {
  return (typeof type === 'string' ? type : 'Object').slice(0, 60);
}

function isCellType(type: string): type is CellType {
  return (CELL_TYPES as readonly string[]).includes(type);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isPlain(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
