import { sortLock } from '@mortise/database';
import {
  AppError,
  type BoundFilter,
  type ColumnField,
  type JsonObject,
  type JsonValue,
  type RecordMove,
  describeColumnValue,
  isJsonObject,
  jsonTypeOf,
  readColumnValue,
} from '@mortise/shared';
import { bindKeys } from '../../read/conditions';
import { createFaults } from '../../read/faults';
import { requireField } from '../../read/field-access';
import type { Inside } from '../inside';
import { differsFrom, equals } from '../../read/column-conditions';
import { type PrepareStandard, type StandardCall, rowConditions, statementContext } from '../standard-call';
import { updateWhole } from '../update-records';
import { type SortPlace, compare, edgeOf, inScope, sortPlaceOf } from './sort-place';

/** Everything a move needs to know besides the rows. */
interface Moving {
  readonly call: StandardCall;
  readonly place: SortPlace;
  readonly move: RecordMove;
  readonly inside: Inside;
}

interface Row {
  readonly key: JsonValue;
  readonly number: number | null;
  readonly scope: JsonValue;
}

/**
 * Gives one record another place among those of its scope, or of another one. Both records a move names must be within the caller's right
 * to update. Others on the way get a new number whoever they belong to: their place says nothing of what they hold, and no hook runs.
 * @throws AppError QUERY_PARAMETER_INVALID, QUERY_VALUE_INVALID, FIELD_DENIED, RECORD_NOT_FOUND
 */
export const prepareMove: PrepareStandard = (call, engine) => {
  const faults = createFaults();
  const { move } = call.readQuery(faults);
  faults.throwAll();
  if (move === undefined)
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'sourceId', expected: 'the key of the record to move' });
  if (!saysNothing(call.values)) {
    throw new AppError('BODY_INVALID', { path: 'body', expected: 'empty', received: jsonTypeOf(call.values ?? null) });
  }
  const { collection, decision } = call;
  const place = sortPlaceOf(collection, move.sortField, call.sortOfParent);
  requireField(decision, place.field);
  const wanted = move.to.kind === 'scope' ? readScope(move.to.values, place) : undefined;
  if (wanted !== undefined && place.scope) requireField(decision, place.scope);
  bindKeys(move.to.kind === 'record' ? [move.source, move.to.key] : [move.source], collection);
  return Promise.resolve(() =>
    engine.source.transaction(async (transaction) => {
      await engine.source.lock(sortLock(collection), transaction);
      const inside = { ...engine, context: { ...statementContext(call.principal, call.timeZone), transaction } };
      await moveRecord({ call, place, move, inside }, wanted);
      return { kind: 'value' as const, data: 'ok' };
    }),
  );
};

/** Clients that always send a body send an empty object. */
function saysNothing(values: JsonValue | undefined): boolean {
  return values === undefined || values === null || (isJsonObject(values) && Object.keys(values).length === 0);
}

/** @throws AppError QUERY_PARAMETER_INVALID, QUERY_VALUE_INVALID */
function readScope(values: Readonly<Record<string, string>>, { scope }: SortPlace): JsonValue {
  const [[name, text] = ['', '']] = Object.entries(values);
  if (scope === undefined || name !== scope.name) {
    throw new AppError('QUERY_PARAMETER_INVALID', {
      parameter: 'targetScope',
      expected: scope ? `the field ${scope.name}` : 'nothing, the field has no scope',
    });
  }
  const value = readColumnValue(scope, text, { lenient: true });
  if (value === undefined)
    throw new AppError('QUERY_VALUE_INVALID', { path: 'targetScope', expected: describeColumnValue(scope), received: text.slice(0, 100) });
  return value;
}

async function moveRecord(moving: Moving, wanted: JsonValue | undefined): Promise<void> {
  const { move, place, inside } = moving;
  const source = await readRow(moving, move.source);
  if (move.to.kind === 'record') return moveTo(moving, source, move.to);
  const scope = wanted ?? source.scope;
  const rest = [...inScope(place, scope), differsFrom(place.collection.primaryKey, source.key)];
  const first = move.to.kind === 'start' || move.to.first;
  const edge = await edgeOf(place, { where: rest, end: first ? 'first' : 'last' }, inside);
  await put(moving, source, { number: edge === undefined ? 1 : edge + (first ? -1 : 1), scope });
}

async function moveTo(moving: Moving, before: Row, to: { readonly key: string; readonly after: true | undefined }): Promise<void> {
  const { place, inside } = moving;
  const { collection, field } = place;
  if (sameValue(before.key, (await readRow(moving, to.key)).key)) return;
  const [source, target] = await withNumbers(moving, [before, await readRow(moving, to.key)], to.key);
  const sameScope = sameValue(source.scope, target.scope);
  const isBelow = sameScope && source.number < target.number;
  const others = [...inScope(place, target.scope), differsFrom(collection.primaryKey, source.key)];
  const shift = (where: readonly BoundFilter[], by: 1 | -1) =>
    inside.source.shift({ collection, field, where: [...others, ...where], by }, inside.context);
  if (isBelow) {
    await shift([compare(field, '$gt', source.number), compare(field, '$lte', target.number)], -1);
    return put(moving, source, { number: target.number, scope: target.scope });
  }
  const first = to.after ? target.number + 1 : target.number;
  const taken = await inside.source.count({ collection, where: [...others, equals(field, first)] }, inside.context);
  if (taken > 0) await shift([compare(field, '$gte', first), ...(sameScope ? [compare(field, '$lt', source.number)] : [])], 1);
  return put(moving, source, { number: first, scope: target.scope });
}

type Numbered = Row & { readonly number: number };

/** Rows from before numbers were kept apart may have none, or one in common with others: then their scopes are numbered anew. */
async function withNumbers(moving: Moving, rows: readonly [Row, Row], targetKey: string): Promise<readonly [Numbered, Numbered]> {
  const { place, inside, move } = moving;
  const { collection, field } = place;
  for (const { number, scope } of rows) {
    const where = inScope(place, scope);
    const isAlone =
      number !== null && (await inside.source.count({ collection, where: [...where, equals(field, number)] }, inside.context)) === 1;
    if (!isAlone) await inside.source.renumber({ collection, field, where }, inside.context);
  }
  const source = await readRow(moving, move.source);
  const target = await readRow(moving, targetKey);
  return [
    { ...source, number: source.number ?? 0 },
    { ...target, number: target.number ?? 0 },
  ];
}

/** @throws AppError RECORD_NOT_FOUND for a record that is not there, or that the caller may not update */
async function readRow({ call, place, inside }: Moving, key: string): Promise<Row> {
  const { collection, field, scope } = place;
  const columns: readonly ColumnField[] = [collection.primaryKey, field, ...(scope ? [scope] : [])];
  const found = await inside.source.readOne(
    {
      collection,
      select: [...new Set(columns)].map((column) => ({ kind: 'column' as const, field: column })),
      where: [bindKeys([key], collection), ...rowConditions(call)],
      orderBy: [],
      limit: 1,
      offset: 0,
      count: 'none',
    },
    inside.context,
  );
  if (!found) throw new AppError('RECORD_NOT_FOUND', { collection: collection.name });
  const row = JSON.parse(found.json) as JsonObject;
  const number = row[field.name] ?? null;
  return {
    key: row[collection.primaryKey.name] ?? null,
    number: number === null ? null : Number(number),
    scope: scope ? (row[scope.name] ?? null) : null,
  };
}

async function put(
  { call, place, inside }: Moving,
  source: Row,
  to: { readonly number: number; readonly scope: JsonValue },
): Promise<void> {
  const { field, scope } = place;
  const values = new Map<ColumnField, JsonValue>([[field, to.number]]);
  if (scope && !sameValue(source.scope, to.scope)) {
    requireField(call.decision, scope);
    values.set(scope, to.scope);
  }
  const changed = await updateWhole(call, { keys: [source.key], values, where: rowConditions(call) }, inside);
  if (changed.length === 0) throw new AppError('RECORD_NOT_FOUND', { collection: call.collection.name });
}

function sameValue(left: JsonValue, right: JsonValue): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
