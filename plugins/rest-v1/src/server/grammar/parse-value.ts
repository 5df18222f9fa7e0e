import { type Aggregation, AGGREGATIONS, type JsonStep, unsupported } from '@mortise/shared';
import { type Cast, castNamed } from './casts';
import type { Scanner } from './scanner';
import type { ShownValue } from './selected';

const INDEX = /(-?\d+)(?=[,).: ]|->|$)/y;
const CAST = /::([a-z0-9_ ]+(?:\[\])?)/y;
const FUNCTION = /\.([a-z]+)\(\)/y;
const COUNT = /count\(\)/y;

/** Where a name leads into JSON. */
export interface JsonPath {
  readonly steps: readonly JsonStep[];
  /** `->>` at its end: the value as a text. */
  readonly isText: boolean;
}

/** `->a->0->>b`, or nothing. */
export function readJsonPath(scanner: Scanner): JsonPath {
  const steps: JsonStep[] = [];
  let isText = false;
  while (!isText && scanner.take('->')) {
    isText = scanner.take('>');
    const index = scanner.match(INDEX)?.[1];
    steps.push(index === undefined ? scanner.name() : Number(index));
  }
  return { steps, isText };
}

/** `count()`; undefined for anything else. */
export function readCount(scanner: Scanner): Omit<ShownValue, 'as'> | undefined {
  if (!scanner.match(COUNT)) return undefined;
  return { kind: 'value', column: undefined, steps: [], aggregation: 'count', casts: readCasts(scanner) };
}

/**
 * What is made of a column: `->a`, `::text`, `.sum()`, `.sum()::text`.
 * @throws AppError QUERY_PARAMETER_INVALID, OPTION_UNSUPPORTED
 */
export function readValue(column: string, scanner: Scanner): Omit<ShownValue, 'as'> {
  const { steps, isText } = readJsonPath(scanner);
  const before = readCasts(scanner);
  const aggregation = readAggregation(scanner);
  if (aggregation === undefined) return { kind: 'value', column, steps, casts: isText ? ['text', ...before] : before };
  // The engine works out what rows hold, and casts are made of what it answers.
  if (steps.length > 0 || before.length > 0) throw unsupported(`${column}…${aggregation}()`);
  return { kind: 'value', column, steps, aggregation, casts: readCasts(scanner) };
}

function readAggregation(scanner: Scanner): Aggregation | undefined {
  const { place, rest } = scanner;
  const name = scanner.match(FUNCTION)?.[1];
  if (name === undefined) return undefined;
  const known = AGGREGATIONS.find((aggregation) => aggregation === name);
  if (known) return known;
  scanner.back(place);
  throw unsupported(rest);
}

function readCasts(scanner: Scanner): readonly Cast[] {
  const { rest } = scanner;
  const name = scanner.match(CAST)?.[1];
  if (name === undefined) return [];
  const cast = castNamed(name.trim());
  if (cast === undefined) throw unsupported(rest);
  return [cast];
}
