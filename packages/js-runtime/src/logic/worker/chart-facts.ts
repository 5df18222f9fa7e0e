import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';

/** What code of a chart finds in `ctx` besides: `data.objects` are the rows that were asked for, `option` is what the chart would draw itself. */
export function chartMembers({ rows = null, option = null }: JsonObject): object {
  const objects: JsonValue = Array.isArray(rows) ? rows : [];
  return { data: { objects }, option: isJsonObject(option) ? option : {} };
}

/** Nested deeper than any option; also ends what contains itself. */
const DEEPEST = 30;

/**
 * The page draws the option, and it runs nobody's code: a function in it is said, instead of being left out in silence.
 * @throws TypeError
 */
export function refuseFunctions(value: unknown, path = 'option', depth = 0): void {
  if (typeof value === 'function') {
    throw new TypeError(
      `${path} is a function, and a chart's option holds values only. Use a text such as '{b}: {c}', or work the values out here.`,
    );
  }
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  for (const [name, item] of Object.entries(value)) {
    refuseFunctions(item, Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`, depth + 1);
  }
}
