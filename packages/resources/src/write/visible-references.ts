import {
  AppError,
  type BoundFilter,
  type Collection,
  type JsonObject,
  type JsonValue,
  QUERY_LIMITS,
  type RelationField,
  isAppError,
  isJsonObject,
  readColumnValue,
} from '@mortise/shared';
import { isNested } from '../actions/relations/nested-values';
import { type Engine, type StandardCall, rowConditions, statementContext } from '../actions/standard-call';
import { isOneOf } from '../read/column-conditions';
import { bindKeys } from '../read/conditions';
import type { RelatedAccess } from '../read/related-access';

/** The keys that values give one relation. */
interface Reference {
  readonly relation: RelationField;
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
  const found = new Map<RelationField, Reference>();
  for (const values of objectsIn(call.overrides.values ?? call.values)) collect(values, call.collection, { engine, found, isTop: true });
  for (const reference of found.values()) {
    const related = await accessTo(call, reference.relation);
    if (related?.decision.allowed !== true || related.decision.scope === undefined) continue;
    await requireVisible(call, { reference, related, scope: related.decision.scope }, engine);
  }
}

const objectsIn = (value: JsonValue | undefined): readonly JsonObject[] =>
  (Array.isArray(value) ? (value as readonly JsonValue[]) : [value ?? null]).filter(isJsonObject);

interface Walk {
  readonly engine: Engine;
  readonly found: Map<RelationField, Reference>;
  readonly isTop: boolean;
}

function collect(values: JsonObject, collection: Collection, walk: Walk): void {
  const { schema } = walk.engine.source;
  for (const [name, value = null] of Object.entries(values)) {
    const field = collection.fields.get(name);
    const relation = field?.kind === 'column' ? collection.fields.get(field.foreignKeyOf ?? '') : field;
    if (relation?.kind !== 'relation' || value === null) continue;
    const target = schema.find(relation.target);
    if (field?.kind === 'column' || !isNested(relation, value, { collection, schema })) note(relation, value, { target, walk });
    else if (target) for (const item of objectsIn(value)) collect(item, target, { ...walk, isTop: false });
  }
}

/** A key by itself, or in an object with nothing else. What cannot be a key has been refused already. */
function note(relation: RelationField, value: JsonValue, { target, walk }: { target: Collection | undefined; walk: Walk }): void {
  const given = isJsonObject(value) ? (Object.values(value)[0] ?? null) : value;
  const key = target && given !== null ? readColumnValue(target.primaryKey, given, { lenient: true }) : undefined;
  if (key === undefined) return;
  const reference = walk.found.get(relation) ?? {
    relation,
    keys: new Set<JsonValue>(),
    ...(walk.isTop ? { column: relation.foreignKey } : {}),
  };
  reference.keys.add(key);
  walk.found.set(relation, reference);
}

/** Undefined for relations that lead to no resource. */
async function accessTo(call: StandardCall, relation: RelationField): Promise<RelatedAccess | undefined> {
  try {
    return await call.decideRelated(relation);
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
