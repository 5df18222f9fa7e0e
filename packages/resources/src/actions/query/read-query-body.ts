import {
  AGGREGATE_LIMITS,
  AGGREGATIONS,
  type Aggregation,
  AppError,
  type JsonValue,
  PERIOD_FORMATS,
  type PeriodFormat,
  QUERY_LIMITS,
} from '@mortise/shared';
import type { Faults } from '../../read/faults';
import { BodyReader, invalid } from './body-reader';
import { readAlias } from './read-alias';

export interface AskedMeasure {
  /** Its place in the body, for faults. */
  readonly at: string;
  /** Undefined: rows are counted. */
  readonly path: readonly string[] | undefined;
  readonly aggregation: Aggregation;
  readonly alias: string;
  readonly distinct: boolean;
}

export interface AskedDimension {
  readonly at: string;
  readonly path: readonly string[];
  readonly alias: string;
  readonly format: PeriodFormat | undefined;
  readonly timeZone: string | undefined;
}

export interface AskedOrder {
  readonly at: string;
  readonly alias: string;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last';
}

/** The body of `query`, with no name resolved yet. */
export interface AskedQuery {
  readonly measures: readonly AskedMeasure[];
  readonly dimensions: readonly AskedDimension[];
  readonly filter: JsonValue | undefined;
  readonly having: JsonValue | undefined;
  readonly orders: readonly AskedOrder[];
  readonly limit: number;
  readonly offset: number;
}

const KEYS = ['measures', 'dimensions', 'filter', 'having', 'orders', 'limit', 'offset'];

/**
 * Reads the body of `query`; faults of single items are collected, and those items left out.
 * @throws AppError QUERY_PARAMETER_INVALID, QUERY_PARAMETER_UNKNOWN when the body itself makes no sense
 */
export function readQueryBody(values: JsonValue | undefined, faults: Faults): AskedQuery {
  const body = new BodyReader(values ?? {}, { at: '', keys: KEYS });
  const read = <T>(key: string, max: number, item: (value: JsonValue, at: string) => T): T[] =>
    (faults.collect(() => body.items(key, max)) ?? []).flatMap(({ value, at }) => faults.collect(() => item(value, at)) ?? []);
  const measures = read('measures', AGGREGATE_LIMITS.measures, readMeasure);
  const dimensions = read('dimensions', AGGREGATE_LIMITS.dimensions, readDimension);
  faults.collect(() => requireSomething(body));
  faults.collect(() => requireDifferent([...dimensions, ...measures]));
  return {
    measures,
    dimensions,
    filter: body.value('filter'),
    having: body.value('having'),
    orders: read('orders', AGGREGATE_LIMITS.orders, readOrder),
    limit: faults.collect(() => readLimit(body)) ?? 0,
    offset: faults.collect(() => readOffset(body)) ?? 0,
  };
}

function readMeasure(value: JsonValue, at: string): AskedMeasure {
  const item = new BodyReader(value, { at, keys: ['field', 'aggregation', 'alias', 'distinct'] });
  const aggregation = item.choice('aggregation', AGGREGATIONS);
  if (aggregation === undefined) throw invalid(item.at('aggregation'), AGGREGATIONS, item.value('aggregation'));
  const named = item.value('field') === '*' ? undefined : item.path('field');
  const distinct = item.flag('distinct');
  if (named === undefined && (aggregation !== 'count' || distinct)) throw invalid(item.at('field'), 'a field', item.value('field'));
  if (distinct && (aggregation === 'min' || aggregation === 'max'))
    throw invalid(item.at('distinct'), `left out for ${aggregation}`, undefined);
  return { at, path: named, aggregation, alias: readAlias(item, named ?? ['count']), distinct };
}

function readDimension(value: JsonValue, at: string): AskedDimension {
  const item = new BodyReader(value, { at, keys: ['field', 'format', 'alias', 'timezone'] });
  const path = item.path('field');
  if (path === undefined) throw invalid(item.at('field'), 'a field', undefined);
  return {
    at,
    path,
    alias: readAlias(item, path),
    format: item.choice('format', PERIOD_FORMATS),
    timeZone: item.text('timezone'),
  };
}

function readOrder(value: JsonValue, at: string): AskedOrder {
  const item = new BodyReader(value, { at, keys: ['field', 'order', 'nulls'] });
  const path = item.path('field');
  if (path === undefined) throw invalid(item.at('field'), 'the alias of a measure or dimension', undefined);
  const nulls = item.choice('nulls', ['first', 'last', 'default']);
  return {
    at,
    alias: path.join('.'),
    descending: item.choice('order', ['asc', 'desc']) === 'desc',
    nulls: nulls === 'first' ? 'first' : 'last',
  };
}

function requireSomething(body: BodyReader): void {
  const empty = ['measures', 'dimensions'].every((key) => body.items(key, Number.MAX_SAFE_INTEGER).length === 0);
  if (empty)
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'measures', expected: 'at least one measure, or one of dimensions' });
}

function requireDifferent(named: readonly { readonly at: string; readonly alias: string }[]): void {
  const twice = named.find(({ alias }, index) => named.findIndex((other) => other.alias === alias) < index);
  if (twice) throw invalid(`${twice.at}.alias`, 'a name no other measure or dimension has', twice.alias);
}

function readLimit(body: BodyReader): number {
  const limit = body.integer('limit') ?? AGGREGATE_LIMITS.defaultRows;
  const max = AGGREGATE_LIMITS.rows;
  if (limit > max) throw new AppError('PAGE_SIZE_TOO_LARGE', { max, received: limit });
  return limit;
}

function readOffset(body: BodyReader): number {
  const offset = body.integer('offset') ?? 0;
  if (offset > QUERY_LIMITS.offset) throw new AppError('OFFSET_TOO_LARGE', { max: QUERY_LIMITS.offset, received: offset });
  return offset;
}
