import {
  AppError,
  type BoundFilter,
  type Collection,
  type JsonObject,
  type JsonValue,
  QUERY_LIMITS,
  isAppError,
  isJsonObject,
  readColumnValue,
  referencesOf,
} from '@mortise/shared';
import { isNested } from '../actions/relations/nested-values';
import { type Engine, type StandardCall, rowConditions, statementContext } from '../actions/standard-call';
import { isOneOf } from '../read/column-conditions';
import { bindKeys } from '../read/conditions';
import type { RelatedAccess } from '../read/related-access';

/** The keys that values give one column, or relations to one collection further in. */
interface Reference {
  readonly target: string;
  readonly keys: Set<JsonValue>;
  /** Set for values of the called collection itself: where a record holds its key already. */
  readonly column?: string;
}

/**
 * Makes sure that a write refers only to records the caller may see, where a scope limits these: whether there are others must not show.
 * A record may keep the key it has. Whoever may see none of the target at all writes keys as plain values.
 * @throws AppError RECORD_NOT_FOUND with the keys of the others
 */
export async function requireVisibleReferences(call: StandardCall, engine: Engine): Promise<void> {
  const found = new Map<string, Reference>();
  for (const values of objectsIn(call.overrides.values ?? call.values)) collect(values, call.collection, { engine, found, isTop: true });
  for (const reference of found.values()) {
    const related = await accessTo(call, reference.target);
    if (related?.decision.allowed !== true || related.decision.scope === undefined) continue;
    await requireVisible(call, { reference, related, scope: related.decision.scope }, engine);
  }
}

const objectsIn = (value: JsonValue | undefined): readonly JsonObject[] =>
  (Array.isArray(value) ? (value as readonly JsonValue[]) : [value ?? null]).filter(isJsonObject);

interface Walk {
  readonly engine: Engine;
  readonly found: Map<string, Reference>;
  readonly isTop: boolean;
}

function collect(values: JsonObject, collection: Collection, walk: Walk): void {
  const { schema } = walk.engine.source;
  const columns = referringColumns(collection);
  for (const [name, value = null] of Object.entries(values)) {
    const field = collection.fields.get(name);
    if (!field || value === null) continue;
    if (field.kind === 'relation' && isNested(field, value, { collection, schema })) {
      const target = schema.find(field.target);
      if (target) for (const item of objectsIn(value)) collect(item, target, { ...walk, isTop: false });
      continue;
    }
    const column = field.kind === 'column' ? name : field.foreignKey;
    const target = schema.find(columns.get(column) ?? '');
    if (target) note(value, { target, column, walk });
  }
}

const known = new WeakMap<Collection, ReadonlyMap<string, string>>();

/** The columns that hold keys of other records, however they came to be, with the names of their targets. The server's own are left out. */
function referringColumns(collection: Collection): ReadonlyMap<string, string> {
  const before = known.get(collection);
  if (before) return before;
  const relations = [...collection.fields.values()].flatMap((field) =>
    field.kind === 'relation' && field.type === 'belongsTo' ? [{ column: field.foreignKey, target: field.target }] : [],
  );
  const references = [...relations, ...referencesOf(collection)];
  const filled = new Set(collection.columns.filter(({ autoFill }) => autoFill !== undefined).map(({ name }) => name));
  const columns = new Map(references.filter(({ column }) => !filled.has(column)).map(({ column, target }) => [column, target]));
  known.set(collection, columns);
  return columns;
}

/** A key by itself, or in an object with nothing else. What cannot be a key has been refused already. */
function note(value: JsonValue, { target, column, walk }: { target: Collection; column: string; walk: Walk }): void {
  const given = isJsonObject(value) ? (Object.values(value)[0] ?? null) : value;
  const key = given === null ? undefined : readColumnValue(target.primaryKey, given, { lenient: true });
  if (key === undefined) return;
  const place = JSON.stringify(walk.isTop ? [target.name, column] : [target.name]);
  const reference = walk.found.get(place) ?? { target: target.name, keys: new Set<JsonValue>(), ...(walk.isTop ? { column } : {}) };
  reference.keys.add(key);
  walk.found.set(place, reference);
}

/** Undefined for collections that are no resource. */
async function accessTo(call: StandardCall, target: string): Promise<RelatedAccess | undefined> {
  try {
    return await call.decideRelated({ target });
  } catch (error) {
    if (isAppError(error) && error.code === 'COLLECTION_NOT_FOUND') return undefined;
    throw error;
  }
}

async function requireVisible(
  call: StandardCall,
  { reference, related, scope }: { reference: Reference; related: RelatedAccess; scope: BoundFilter },
  engine: Engine,
): Promise<void> {
  const { target } = related;
  const keys = [...reference.keys];
  const visible = await valuesOf(target, target.primaryKey.name, { where: [isOneOf(target.primaryKey, keys), scope], call, engine });
  const missing = keys.filter((key) => !visible.has(key));
  if (missing.length === 0) return;
  const held = await heldKeys(call, reference, engine);
  if (missing.some((key) => !held.has(key))) throw new AppError('RECORD_NOT_FOUND', { collection: target.name, keys: missing });
}

/** The keys that the records named by the call hold already. */
async function heldKeys(call: StandardCall, { column }: Reference, engine: Engine): Promise<ReadonlySet<JsonValue>> {
  const { collection, keys } = call;
  if (column === undefined || keys === undefined) return new Set();
  return valuesOf(collection, column, { where: [bindKeys(keys, collection), ...rowConditions(call)], call, engine });
}

async function valuesOf(
  collection: Collection,
  name: string,
  { where, call, engine }: { where: readonly BoundFilter[]; call: StandardCall; engine: Engine },
): Promise<ReadonlySet<JsonValue>> {
  const field = collection.fields.get(name);
  if (field?.kind !== 'column') return new Set();
  const limit = QUERY_LIMITS.bulkRows;
  const plan = { collection, select: [{ kind: 'column' as const, field }], where, orderBy: [], limit, offset: 0, count: 'none' as const };
  const { json } = await engine.source.read(plan, statementContext(call.principal, call.timeZone));
  return new Set((JSON.parse(json) as JsonObject[]).map((row) => row[name] ?? null));
}
