import { type JsonValue, QUERY_LIMITS, type ReadResult, type SelectNode, isJsonObject, isToOne } from '@mortise/shared';

/**
 * Cuts related rows down to the cap and says where; the statement fetched one row more than the cap, in order to know.
 * A text too short to hold that many rows, or with too few braces, is passed on unread.
 */
export function cutRelations(result: ReadResult, select: readonly SelectNode[]): ReadResult {
  const shortest = shortestOverflow(select);
  if (shortest === undefined || result.json.length < shortest || !holdsObjects(result.json, QUERY_LIMITS.relatedRows + 2)) return result;
  const truncated = new Set<string>();
  const rows = cutRows(JSON.parse(result.json) as JsonValue, { select, path: '', truncated });
  return truncated.size === 0 ? result : { ...result, json: JSON.stringify(rows), truncated: [...truncated] };
}

/** The fewest characters an answer has in which some relation overflows; undefined when none can. */
function shortestOverflow(select: readonly SelectNode[]): number | undefined {
  const sizes = select.flatMap((node) => {
    if (node.kind === 'column') return [];
    const own = isToOne(node.field) ? [] : [(QUERY_LIMITS.relatedRows + 1) * shortestRow(node.select)];
    return [...own, shortestOverflow(node.select) ?? []].flat();
  });
  return sizes.length === 0 ? undefined : Math.min(...sizes);
}

/** Whether so many braces open, in values or not: a relation that overflows holds as many objects, and there is the row they belong to. */
function holdsObjects(json: string, count: number): boolean {
  let at = -1;
  for (let found = 0; found < count; found += 1) {
    at = json.indexOf('{', at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** `{"name":1,…}`: a name, its quotes, a colon, a comma and at least one character of value. */
function shortestRow(select: readonly SelectNode[]): number {
  return select.reduce((size, node) => size + nameOf(node).length + 5, 2);
}

function nameOf(node: SelectNode): string {
  return node.as ?? node.field.name;
}

interface Cut {
  readonly select: readonly SelectNode[];
  /** Names of the relations around, each with a dot. */
  readonly path: string;
  readonly truncated: Set<string>;
}

function cutRows(value: JsonValue, cut: Cut): JsonValue {
  if (Array.isArray(value)) return value.map((row: JsonValue) => cutRows(row, cut));
  if (!isJsonObject(value)) return value;
  const relations = cut.select.filter((node) => node.kind === 'relation');
  const changed = relations.map((node) => [nameOf(node), cutRelated(value[nameOf(node)] ?? null, node, cut)] as const);
  return { ...value, ...Object.fromEntries(changed) };
}

function cutRelated(value: JsonValue, node: Extract<SelectNode, { kind: 'relation' }>, { path, truncated }: Cut): JsonValue {
  const name = `${path}${nameOf(node)}`;
  const overflows = Array.isArray(value) && value.length > QUERY_LIMITS.relatedRows;
  if (overflows) truncated.add(name);
  const kept: JsonValue = overflows ? value.slice(0, QUERY_LIMITS.relatedRows) : value;
  return cutRows(kept, { select: node.select, path: `${name}.`, truncated });
}
