import type { JsonObject, JsonValue } from '@mortise/shared';
import { appPath } from './app-path';
import { CELL_COLOURS, CELL_ICONS, type CellProps, type CellType } from './cell-types';

type Read = (value: JsonValue | undefined) => JsonValue | undefined;

const LONGEST_TITLE = 300;
const HEX = /^#(?:[\da-f]{3}|[\da-f]{6})$/i;

const flag: Read = (value) => (value === true ? true : undefined);
const title: Read = (value) => (typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, LONGEST_TITLE) : undefined);
const colour: Read = (value) => (typeof value === 'string' && (CELL_COLOURS.includes(value) || HEX.test(value)) ? value : undefined);
const oneOf =
  (...choices: readonly string[]): Read =>
  (value) =>
    typeof value === 'string' && choices.includes(value) ? value : undefined;
const number =
  (least: number, most: number): Read =>
  (value) =>
    typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : undefined;

const READERS: { readonly [Type in CellType]: { readonly [Name in keyof CellProps[Type]]-?: Read } } = {
  Text: { type: oneOf('secondary', 'success', 'warning', 'danger'), strong: flag, italic: flag, code: flag, delete: flag },
  Tag: { color: colour },
  Badge: { status: oneOf('success', 'processing', 'default', 'error', 'warning'), color: colour, count: number(0, 1e9), text: title },
  Progress: { percent: number(0, 100), status: oneOf('success', 'exception', 'normal', 'active'), type: oneOf('line', 'circle'), title },
  Link: { to: (value) => (typeof value === 'string' ? appPath(value) : undefined) },
  Space: { orientation: oneOf('horizontal', 'vertical'), size: oneOf('small', 'medium', 'large') },
  Tooltip: { title },
  Icon: { name: oneOf(...CELL_ICONS), title },
  Group: {},
};

/** Without these an element of the type says nothing. */
const NEEDED: Partial<Record<CellType, string>> = { Progress: 'percent', Link: 'to', Tooltip: 'title', Icon: 'name' };

/** Those properties a type has and that hold what they may; undefined where one is missing without which the element makes no sense. */
export function readProps<Type extends CellType>(type: Type, given: JsonObject): CellProps[Type] | undefined {
  const readers: Readonly<Record<string, Read>> = READERS[type];
  const read = Object.entries(readers).map(
    ([name, reader]) => [name, reader(Object.hasOwn(given, name) ? given[name] : undefined)] as const,
  );
  const props: JsonObject = Object.fromEntries(read.filter(([, value]) => value !== undefined));
  const needed = NEEDED[type];
  // The readers of a type make nothing but its properties.
  return needed !== undefined && props[needed] === undefined ? undefined : (props as unknown as CellProps[Type]);
}
