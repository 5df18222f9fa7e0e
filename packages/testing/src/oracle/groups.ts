import { filterOf } from './conditions';
import { rawAt, matches, visibleRows } from './matches';
import { periodText } from './period-texts';
import { compare, comparable, compareText } from './values';
import type { Comparable } from './values';
import { type Caller, type Column, type Json, type JsonMap, type Row, type World, collectionOf, textOf } from './world';

export interface AskedMeasure {
  readonly alias: string;
  readonly aggregation: 'count' | 'sum' | 'avg' | 'min' | 'max';
  /** Undefined: rows are counted. */
  readonly path?: readonly string[];
  readonly column?: Column;
  readonly distinct?: boolean;
}

export interface AskedDimension {
  readonly alias: string;
  readonly path: readonly string[];
  readonly column: Column;
  readonly format?: string;
}

/** Numbers worked out over groups; the caller may use every field it names. */
export interface GroupRequest {
  readonly collection: string;
  readonly measures: readonly AskedMeasure[];
  readonly dimensions: readonly AskedDimension[];
  readonly filter?: JsonMap;
  /** Of aliases of counts: a comparison, its negation, or alternatives. */
  readonly having?: JsonMap;
  readonly orders: readonly { readonly alias: string; readonly down: boolean; readonly nullsFirst: boolean }[];
  readonly limit: number;
  readonly offset: number;
  readonly timeZone?: string;
}

/** A value as it is answered, and what it is compared by; undefined stands for NULL. */
interface Cell {
  readonly json: Json;
  readonly by: Comparable | undefined;
}
type Group = ReadonlyMap<string, Cell>;

/** The `data` that `query` has to answer. */
export function expectedGroups(world: World, caller: Caller, request: GroupRequest): JsonMap[] {
  const view = { world, caller, timeZone: request.timeZone };
  const collection = collectionOf(world, request.collection);
  const condition = filterOf(request.filter);
  const rows = visibleRows(view, collection).filter((row) => matches(view, collection, { row, condition }));
  const valueAt = (row: Row, path: readonly string[]): Json => rawAt(view, collection, { row, path });
  const keyed = new Map<string, { readonly cells: readonly Cell[]; readonly rows: Row[] }>();
  if (request.dimensions.length === 0) keyed.set('', { cells: [], rows: [] });
  for (const row of rows) {
    const cells = request.dimensions.map((dimension) => dimensionCell(dimension, valueAt(row, dimension.path), request.timeZone));
    const key = cells.map(({ by }) => `${typeof by} ${String(by)}`).join('\n');
    const group = keyed.get(key) ?? { cells, rows: [] };
    group.rows.push(row);
    keyed.set(key, group);
  }
  const groups = [...keyed.values()].map((group): Group => {
    const measured = request.measures.map((measure) => measureCell(measure, group.rows, valueAt));
    const aliases = [...request.dimensions, ...request.measures].map(({ alias }) => alias);
    const cells = [...group.cells, ...measured];
    return new Map(aliases.map((alias, place) => [alias, cells[place] ?? { json: null, by: undefined }]));
  });
  const kept = groups.filter((group) => request.having === undefined || meets(group, request.having));
  const cut = sorted(kept, request).slice(request.offset, request.offset + request.limit);
  return cut.map((group) => Object.fromEntries([...group].map(([alias, { json }]) => [alias, json])));
}

function dimensionCell({ column, format }: AskedDimension, value: Json, timeZone = 'UTC'): Cell {
  if (value === null) return { json: null, by: undefined };
  if (format === undefined) return { json: value, by: comparable(column, value) };
  const text = periodText(column, textOf(value), { format, timeZone });
  return { json: text, by: text };
}

function measureCell({ path, column, aggregation, distinct = false }: AskedMeasure, rows: readonly Row[], at: ValueAt): Cell {
  if (path === undefined || column === undefined) return { json: rows.length, by: rows.length };
  const values = rows.map((row) => at(row, path)).filter((value) => value !== null);
  const different = new Map(values.map((value) => [comparable(column, value), value]));
  const counted = distinct ? [...different.values()] : values;
  if (aggregation === 'count') return { json: counted.length, by: counted.length };
  if (counted.length === 0) return { json: null, by: undefined };
  if (aggregation === 'min' || aggregation === 'max') return extreme(column, counted, aggregation);
  return exact(column, counted, aggregation);
}

type ValueAt = (row: Row, path: readonly string[]) => Json;

function extreme(column: Column, values: readonly Json[], aggregation: 'min' | 'max'): Cell {
  const cells = values.map((json): Cell => ({ json, by: comparable(column, json) }));
  const [first = { json: null, by: undefined }] = cells.toSorted((a, b) => order(a, b, { down: aggregation === 'max', nullsFirst: false }));
  return first;
}

const AVERAGE_DIGITS = 6;

/** Sums and averages in whole units of the last digit, an average rounded half away from zero. */
function exact(column: Column, values: readonly Json[], aggregation: 'sum' | 'avg'): Cell {
  const isDecimal = column.type === 'decimal';
  const scale = isDecimal ? (column.scale ?? 2) : 0;
  const sum = values.reduce<bigint>((total, value) => total + unitsOf(textOf(value), scale), 0n);
  if (aggregation === 'sum') return exactCell(sum, scale, isDecimal);
  const [shifted, count] = [sum * 10n ** BigInt(AVERAGE_DIGITS), BigInt(values.length)];
  const half = shifted < 0n ? -count : count;
  return exactCell((2n * shifted + half) / (2n * count), scale + AVERAGE_DIGITS, isDecimal);
}

function exactCell(units: bigint, scale: number, isText: boolean): Cell {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const text = `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${scale === 0 ? '' : `.${digits.slice(-scale)}`}`;
  const isSafe = scale > 0 || Number.isSafeInteger(Number(text));
  return { json: isText || !isSafe ? text : Number(text), by: units };
}

function unitsOf(text: string, scale: number): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(scale, '0'));
  return text.startsWith('-') ? -units : units;
}

/** Conditions on counts, which are never NULL. */
function meets(group: Group, having: JsonMap): boolean {
  return Object.entries(having).every(([key, value]) => {
    if (key === '$not') return !meets(group, value as JsonMap);
    if (key === '$or') return (value as readonly JsonMap[]).some((part) => meets(group, part));
    const [alias = '', operator] = key.split('.');
    return compareCount(Number(group.get(alias)?.json), operator ?? '$eq', value);
  });
}

function compareCount(count: number, operator: string, value: Json): boolean {
  const [low = 0, high = low] = (Array.isArray(value) ? value : [value]).map(Number);
  const outcomes: Readonly<Record<string, boolean>> = {
    $eq: count === low,
    $ne: count !== low,
    $gt: count > low,
    $gte: count >= low,
    $lt: count < low,
    $lte: count <= low,
    $in: count === low || count === high,
    $between: count >= low && count <= high,
  };
  return outcomes[operator] ?? false;
}

/** By what is asked for, then by the dimensions; empty values last unless they are to be first. */
function sorted(groups: readonly Group[], { orders, dimensions }: GroupRequest): readonly Group[] {
  const terms = [...orders, ...dimensions.map(({ alias }) => ({ alias, down: false, nullsFirst: false }))];
  const nothing: Cell = { json: null, by: undefined };
  return groups.toSorted((a, b) => {
    for (const { alias, down, nullsFirst } of terms) {
      const found = order(a.get(alias) ?? nothing, b.get(alias) ?? nothing, { down, nullsFirst });
      if (found !== 0) return found;
    }
    return 0;
  });
}

function order({ by: a }: Cell, { by: b }: Cell, { down, nullsFirst }: { down: boolean; nullsFirst: boolean }): number {
  if (a === undefined || b === undefined) return a === b ? 0 : (a === undefined) === nullsFirst ? -1 : 1;
  const found = typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : compare(a, b);
  return down ? -found : found;
}
