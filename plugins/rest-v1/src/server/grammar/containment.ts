import { type FilterNode, type JsonValue, QUERY_LIMITS, isJsonObject, tooComplex, unsupported } from '@mortise/shared';
import { readArrayLiteral } from './array-literal';
import { type Compared, comparing, parsed, placeTypeOf } from './compared';
import { type Comparison, requireFew } from './condition';

/** `cs.{a,b}`: the list in the column holds all of these. `cs.{"a":1}`: its JSON holds this property. */
export function compareContains(compared: Compared, text: string): Comparison {
  const json = parsed(text);
  const holds =
    isJsonObject(json) && Object.keys(json).length > 0 ? objectHeld(compared, json) : allHeld(compared, itemsOf(compared, text));
  requireFew(holds.length);
  return known(compared, { kind: 'and', nodes: holds });
}

/** `ov.{a,b}`: the list in the column holds one of these. */
export function compareOverlaps(compared: Compared, text: string): Comparison {
  return known(compared, list(compared).compare('$anyOf', itemsOf(compared, text).flat()));
}

function known(compared: Compared, whenTrue: FilterNode): Comparison {
  const by = list(compared);
  return { kind: 'comparison', whenTrue: by.known(whenTrue), whenFalse: by.known({ kind: 'not', node: whenTrue }) };
}

function list(compared: Compared): ReturnType<typeof comparing> {
  return comparing(compared, 'list');
}

function allHeld(compared: Compared, items: readonly (readonly JsonValue[])[]): readonly FilterNode[] {
  return items.map((forms) => list(compared).compare('$anyOf', forms));
}

/** What each item of a list may look like: in braces a number and a text are written alike. */
function itemsOf({ column }: Compared, text: string): readonly (readonly JsonValue[])[] {
  const json = parsed(text);
  if (Array.isArray(json)) return json.map((item: JsonValue) => [requireScalar(item, text)]);
  return readArrayLiteral(column, text).map((item) => {
    const value = parsed(item);
    return typeof value === 'number' || typeof value === 'boolean' ? [item, value] : [item];
  });
}

function objectHeld({ column, json }: Compared, object: JsonValue): readonly FilterNode[] {
  if (json.steps.length > QUERY_LIMITS.jsonSteps) throw tooComplex('steps into JSON', QUERY_LIMITS.jsonSteps);
  return Object.entries(object ?? {}).flatMap(([name, value]: [string, JsonValue]) => {
    const inside = { column, json: { steps: [...json.steps, name], isText: false } };
    if (isJsonObject(value)) return objectHeld(inside, value);
    if (Array.isArray(value)) return allHeld(inside, itemsOf(inside, JSON.stringify(value)));
    const scalar = requireScalar(value, JSON.stringify(object));
    return [comparing(inside, placeTypeOf(scalar)).compare('$eq', scalar)];
  });
}

function requireScalar(value: JsonValue, text: string): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw unsupported(`cs.${text}`);
}
