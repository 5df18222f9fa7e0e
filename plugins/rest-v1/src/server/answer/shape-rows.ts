import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import {
  type Embed,
  type Item,
  type Selected,
  type ShownValue,
  embedsOf,
  isGrouped,
  nameOf,
  shownNames,
  valuesOf,
} from '../grammar/selected';
import { castValue } from './cast-value';

type Shape = (row: JsonObject) => JsonObject;
type Entry = readonly [name: string, value: JsonValue];

/**
 * Makes of the engine's rows what `select` asks for beside columns and relations: casts and spread relations. Undefined where the rows are
 * what is asked for as they are. The shape throws AppError QUERY_VALUE_INVALID for values that cannot be cast.
 */
export function shapeOf(selected: Selected | undefined): Shape | undefined {
  if (!selected || !isShaped(selected)) return undefined;
  return shapeRows(isGrouped(selected) ? { items: selected.items.flatMap(inOneRow) } : selected);
}

function isShaped(selected: Selected): boolean {
  return (
    valuesOf(selected).some(({ casts }) => casts.length > 0) ||
    embedsOf(selected).some((embed) => embed.isShown && (embed.isSpread || isShaped(embed.selected)))
  );
}

/** Groups come with the values of spread relations among their own. */
function inOneRow(item: Item): readonly Item[] {
  return item.kind === 'embed' ? item.selected.items.flatMap(inOneRow) : [item];
}

function shapeRows(selected: Selected): Shape {
  const { items } = selected;
  const named = new Set(items.flatMap((item) => (item.kind === 'all' ? [] : [nameOf(item)])));
  const shapes = items.map((item) => entriesOf(item, named));
  return (row) => Object.fromEntries(shapes.flatMap((entries) => entries(row)));
}

function entriesOf(item: Item, named: ReadonlySet<string>): (row: JsonObject) => readonly Entry[] {
  switch (item.kind) {
    case 'all':
      return (row) => Object.entries(row).flatMap(([name, value = null]) => (named.has(name) ? [] : [[name, value] as const]));
    case 'value':
      return (row) => [[nameOf(item), valueIn(row, item)]];
    default:
      return item.isShown ? relatedEntries(item) : () => [];
  }
}

function valueIn(row: JsonObject, value: ShownValue): JsonValue {
  const name = nameOf(value);
  return value.casts.reduce((made, cast) => castValue(made, cast, name), row[name] ?? null);
}

function relatedEntries(embed: Embed): (row: JsonObject) => readonly Entry[] {
  const name = nameOf(embed);
  const shape = shapeRows(embed.selected);
  const related = (value: JsonValue | undefined): JsonValue => {
    if (Array.isArray(value)) return value.map(related);
    return isJsonObject(value) ? shape(value) : null;
  };
  if (!embed.isSpread) return (row) => [[name, related(row[name])]];
  const names = embed.selected.items.flatMap(shownNames);
  return (row) => names.map((column) => [column, columnOf(related(row[name]), column)]);
}

/** Of several related rows their values, in a list. */
function columnOf(related: JsonValue, column: string): JsonValue {
  if (Array.isArray(related)) return related.map((row: JsonValue) => columnOf(row, column));
  return isJsonObject(related) ? (related[column] ?? null) : null;
}
