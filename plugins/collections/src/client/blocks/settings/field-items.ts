import { type JsonObject, type JsonValue } from '@mortise/shared';
import { type DataCollection, findField } from '../../data/model/data-collection';
import type { DataField } from '../../data/model/data-field';
import { type PartSettings, readPart } from './part-settings';
import { readFlag, readObjects, readText, readWord } from './read-settings';

export const FIELD_WIDTHS = ['full', 'half', 'third'] as const;

/** How a block shows one field. */
export interface FieldItem {
  readonly name: string;
  /** `''`: the field's own title. */
  readonly label: string;
  readonly width: (typeof FIELD_WIDTHS)[number];
  /** The way another plugin shows it. */
  readonly part: PartSettings | undefined;
  /** Forms only: must be filled in even where the field may be empty. */
  readonly required: boolean;
  /** Forms only: what a new record begins with, as typed, or a variable. */
  readonly initial: string;
  /** Forms only: sent, but not shown. */
  readonly hidden: boolean;
  /** Forms only: shown as text. */
  readonly readOnly: boolean;
  /** Forms only, of a relation: a new record can be made beside the choice of those there are. */
  readonly adding: boolean;
}

/** Each field once. */
export function readFieldItems(value: JsonValue | undefined): readonly FieldItem[] {
  const items = readObjects(value).map(readItem);
  return items.filter(({ name }, index) => name !== '' && items.findIndex((other) => other.name === name) === index);
}

function readItem(item: JsonObject): FieldItem {
  return {
    name: readText(item['name']),
    label: readText(item['label']),
    width: readWord(item['width'], FIELD_WIDTHS),
    part: readPart(item),
    required: readFlag(item['required'], { usually: false }),
    initial: readText(item['initial']),
    hidden: readFlag(item['hidden'], { usually: false }),
    readOnly: readFlag(item['readOnly'], { usually: false }),
    adding: readFlag(item['adding'], { usually: false }),
  };
}

/** As it is stored: what is usual is left out. */
export function writeFieldItems(items: readonly FieldItem[]): JsonValue {
  return items.map(({ name, label, width, part, required, initial, hidden, readOnly, adding }) => ({
    name,
    ...(label === '' ? {} : { label }),
    ...(width === 'full' ? {} : { width }),
    ...(part === undefined ? {} : { kind: part.kind, settings: part.settings }),
    ...(required ? { required } : {}),
    ...(initial === '' ? {} : { initial }),
    ...(hidden ? { hidden } : {}),
    ...(readOnly ? { readOnly } : {}),
    ...(adding ? { adding } : {}),
  }));
}

export function newFieldItem(name: string): FieldItem {
  return readItem({ name });
}

/** A field together with how it is shown. */
export interface ShownItem {
  readonly item: FieldItem;
  /** Called as the block calls it. */
  readonly field: DataField;
}

/** The chosen fields there are among those allowed, or all of these where none is chosen. */
export function shownItems(collection: DataCollection, items: readonly FieldItem[], allowed: readonly DataField[]): readonly ShownItem[] {
  const wanted = items.length === 0 ? allowed.map(({ name }) => newFieldItem(name)) : items;
  return wanted.flatMap((item): readonly ShownItem[] => {
    const field = findField(collection, item.name);
    if (field === undefined || !allowed.includes(field)) return [];
    return [{ item, field: item.label === '' ? field : { ...field, title: item.label } }];
  });
}
