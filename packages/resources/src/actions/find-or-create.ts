import { joinTransaction } from '@mortise/database';
import type { ActionResult, Allowed } from '@mortise/plugin-api/server';
import {
  AppError,
  type BoundFilter,
  type Collection,
  type FilterNode,
  type JsonObject,
  type JsonValue,
  isAppError,
  isJsonObject,
  readColumnValue,
} from '@mortise/shared';
import { bindCallerFilter } from '../read/conditions';
import { createFaults } from '../read/faults';
import { isNoValue } from '../write/read-values';
import { type Engine, type PrepareStandard, type StandardCall, statementContext } from './standard-call';
import { prepareCreate, prepareUpdate } from './write-actions';
import { json, outputOf } from './write-output';
import { whereKeys } from './write-target';

type Found = (key: JsonValue, engine: Engine) => Promise<ActionResult>;

/**
 * Answers with the record whose `filterKeys` have the given values, or creates it.
 * @throws AppError ACTION_DENIED to callers who may not look for records, and what a create would throw
 */
export const prepareFirstOrCreate: PrepareStandard = (call, engine) =>
  prepareFindOrCreate(call, engine, async (key, { source }) => {
    const { collection, principal, timeZone } = call;
    const plan = {
      collection,
      select: outputOf(call),
      where: [whereKeys(call, [key])],
      orderBy: [],
      limit: 1,
      offset: 0,
      count: 'none' as const,
    };
    const found = await source.readOne(plan, statementContext(principal, timeZone));
    if (found === undefined) throw new AppError('RECORD_NOT_FOUND');
    return json(found.json);
  });

/** The same, but changes the record when it is there; the answer is a list then, as that of an update. */
export const prepareUpdateOrCreate: PrepareStandard = async (call, engine) => {
  const decision = await call.decideAction('update');
  if (!decision.allowed) throw new AppError('ACTION_DENIED', { resource: call.collection.name, reason: decision.reason });
  return prepareFindOrCreate(call, engine, async (key, inside) => (await prepareUpdate(updateOf(call, decision, key), inside))());
};

/** Looks and writes under a lock on the values looked for, so that of many such calls at once only one creates. */
async function prepareFindOrCreate(call: StandardCall, engine: Engine, found: Found): Promise<() => Promise<ActionResult>> {
  const lookup = await readLookup(call);
  try {
    await prepareCreate(withoutQuery(call), engine);
  } catch (error) {
    // A record that is there need not be complete once more.
    throwUnlessIncomplete(error);
  }
  return () =>
    engine.source.transaction(async (transaction) => {
      const inside = { ...engine, source: joinTransaction(engine.source, transaction) };
      await engine.source.lock(lookup.name, transaction);
      const key = await findKey(call, lookup.where, inside);
      return key === undefined ? (await prepareCreate(withoutQuery(call), inside))() : found(key, inside);
    });
}

function throwUnlessIncomplete(error: unknown): void {
  const faults = isAppError(error) ? [error, ...error.siblings] : [];
  if (faults.length === 0 || faults.some(({ code }) => code !== 'VALUE_REQUIRED')) throw error;
}

interface Lookup {
  readonly name: string;
  readonly where: readonly BoundFilter[];
}

async function readLookup(call: StandardCall): Promise<Lookup> {
  const { collection, view, values } = call;
  const faults = createFaults();
  const { filterKeys = [] } = call.readQuery(faults);
  faults.throwAll();
  if (!view.allowed) throw new AppError('ACTION_DENIED', { resource: collection.name, reason: view.reason });
  const given: JsonObject = isJsonObject(values) ? values : {};
  const missing = filterKeys.find((name) => valueAt(given, name) === undefined);
  if (filterKeys.length === 0 || missing !== undefined) {
    const expected = 'names of fields whose values are in the body';
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'filterKeys', expected, received: missing ?? null });
  }
  const wanted = filterKeys.toSorted().map((name) => [name, canonical(collection, name, valueAt(given, name) ?? null)] as const);
  const filter = await bindCallerFilter({ kind: 'and', nodes: wanted.map(equalTo) }, call, view);
  const where = [filter, ...call.scope, ...(view.scope ? [view.scope] : [])];
  return { name: JSON.stringify([collection.tableName, wanted]), where };
}

/** A value as it would be stored, so that all ways to write it share one lock. What cannot be stored is refused by the create. */
function canonical({ fields }: Collection, name: string, value: JsonValue): JsonValue {
  const field = fields.get(name);
  if (field?.kind !== 'column') return value;
  return isNoValue(field, value) ? null : (readColumnValue(field, value) ?? value);
}

/** Values of a body are meant as they are: none is a variable. */
function equalTo([name, value]: readonly [name: string, value: JsonValue]): FilterNode {
  return { kind: 'compare', path: name.split('.'), operator: '$eq', value: { kind: 'literal', value } };
}

/** What stands at `author.name` in `{"author": {"name": …}}`; undefined for nothing, which is not null. */
function valueAt(given: JsonObject, name: string): JsonValue | undefined {
  return name
    .split('.')
    .reduce<JsonValue | undefined>((value, step) => (isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined), given);
}

/** The record is kept from other writers, or one of them might remove it before it is answered or changed. */
async function findKey(
  { collection, principal, timeZone }: StandardCall,
  where: readonly BoundFilter[],
  { source }: Engine,
): Promise<JsonValue | undefined> {
  const select = [{ kind: 'column' as const, field: collection.primaryKey }];
  const plan = { collection, select, where, orderBy: [], limit: 1, offset: 0, count: 'none' as const, locks: true };
  const found = await source.readOne(plan, statementContext(principal, timeZone));
  return found && (JSON.parse(found.json) as JsonObject)[collection.primaryKey.name];
}

/** The create inside has no query of its own but for what concerns relations. */
function withoutQuery(call: StandardCall): StandardCall {
  return {
    ...call,
    readQuery: (faults) => {
      const { filterKeys: _filterKeys, ...rest } = call.readQuery(faults);
      return rest;
    },
  };
}

function updateOf(call: StandardCall, decision: Allowed, key: JsonValue): StandardCall {
  return { ...withoutQuery(call), decision, keys: [typeof key === 'string' ? key : JSON.stringify(key)], namesKeys: true };
}
