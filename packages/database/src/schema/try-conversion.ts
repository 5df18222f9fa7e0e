import type { SchemaFailure } from '@mortise/plugin-api/server';
import type { ConvertValue, JsonValue } from '@mortise/shared';
import { type ReadColumn, readValues } from './read-values';
import { MAX_EXAMPLES, shortened } from './read-examples';

/** Beyond this many different values nobody looks for repetitions: they are all kept in memory. */
const MAX_DIFFERENT = 200_000;

export interface TriedConversion {
  /** Rows with a value. */
  readonly rows: number;
  readonly failed: number;
  readonly examples: SchemaFailure['examples'];
  /** Rows that would share their value with another one; undefined when there are too many values to tell. */
  readonly repeated: number | undefined;
}

/** Converts every value of a column and keeps none of them. */
export async function tryConversion(
  source: ReadColumn,
  { convert, nullable, isOver }: { readonly convert: ConvertValue; readonly nullable: boolean; readonly isOver: () => boolean },
): Promise<TriedConversion> {
  const examples: { key: JsonValue; value: JsonValue }[] = [];
  const counts = new Map<string, number>();
  let [rows, failed] = [0, 0];
  for await (const pairs of readValues(source)) {
    rows += pairs.length;
    for (const [key, value] of pairs) {
      const converted = convert(value);
      if (converted === undefined || (converted === null && !nullable)) {
        failed += 1;
        if (examples.length < MAX_EXAMPLES) examples.push({ key, value: shortened(value) });
      } else if (converted !== null && counts.size <= MAX_DIFFERENT) {
        const text = JSON.stringify(converted);
        counts.set(text, (counts.get(text) ?? 0) + 1);
      }
    }
    if (isOver()) break;
  }
  return { rows, failed, examples, repeated: counts.size > MAX_DIFFERENT ? undefined : repeatedOf(counts) };
}

function repeatedOf(counts: ReadonlyMap<string, number>): number {
  let repeated = 0;
  for (const count of counts.values()) if (count > 1) repeated += count;
  return repeated;
}
