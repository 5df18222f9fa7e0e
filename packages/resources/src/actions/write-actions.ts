import type { ActionResult } from '@mortise/plugin-api/server';
import { AppError, type ColumnValues, type JsonValue, whenKnown } from '@mortise/shared';
import { createFaults } from '../read/faults';
import { hashPasswords } from '../write/password-values';
import { readValues } from '../write/read-values';
import { withSystemValues } from '../write/system-values';
import { requireAffected } from './affected-rows';
import { withBodyKeys } from './body-keys';
import { prepareBulkCreate } from './bulk-create';
import { createHooked, insertPlain, isPlainInsert } from './create-record';
import type { Inside } from './inside';
import { requireChangedRelations } from './relations/changed-relations';
import { hasNested } from './relations/nested-values';
import { prepareTreeCreate, prepareTreeUpdate } from './relations/prepare-tree';
import { type Engine, type PrepareStandard, type StandardCall, isHooked, statementContext } from './standard-call';
import { movesInTree } from './tree-cycle';
import { updateHooked } from './update-records';
import { prepareUpsert } from './upsert-records';
import { json, outputOf } from './write-output';
import { type WriteTarget, findTargetKeys, readWriteTarget, whereKeys } from './write-target';

export const prepareCreate: PrepareStandard = (call, engine) => {
  const faults = createFaults();
  call.readQuery(faults);
  faults.collect(() => requireChangedRelations(call, engine));
  faults.throwAll();
  const given = call.overrides.values ?? call.values;
  if (call.asked?.existing) return prepareUpsert(call, { given, existing: call.asked.existing }, engine);
  if (Array.isArray(given)) return prepareBulkCreate(call, given, engine);
  if (hasNested(given, { collection: call.collection, schema: engine.source.schema })) return prepareTreeCreate(call, given, engine);
  const read = readValues(call.collection, call.decision, { values: given, complete: true, later: call.overrides.systemValues });
  return whenKnown(hashPasswords(read, engine.passwords), (values) => creation(call, values, engine));
};

function creation(call: StandardCall, values: ColumnValues, engine: Engine): () => Promise<ActionResult> {
  const plain = isPlainInsert(call, engine);
  return () => {
    const context = statementContext(call.principal, call.timeZone);
    if (plain) return insertPlain(call, values, { ...engine, context }).then(json);
    return engine.source.transaction(async (transaction) =>
      json(await createHooked(call, values, { ...engine, context: { ...context, transaction } })),
    );
  };
}

export const prepareUpdate: PrepareStandard = async (request, engine) => {
  const call = withBodyKeys(request);
  const { collection, decision, overrides } = call;
  const target = await readWriteTarget(call);
  requireChangedRelations(call, engine);
  const given = overrides.values ?? call.values;
  if (hasNested(given, { collection, schema: engine.source.schema })) return prepareTreeUpdate(call, { values: given, target }, engine);
  const read = readValues(collection, decision, { values: given, complete: false });
  const values = await hashPasswords(read, engine.passwords);
  const direct = target.byKey && !isHooked(engine, call, 'Update') && !movesInTree(collection, values);
  return async () => {
    const context = statementContext(call.principal, call.timeZone);
    const plan = {
      collection,
      values: withSystemValues(collection, values, overrides.systemValues),
      where: target.where,
      select: outputOf(call),
    };
    if (direct) return json(found(await engine.source.update(plan, context)));
    return engine.source.transaction(async (transaction) => {
      const inside = { ...context, transaction };
      const keys = await findTargetKeys(call, target, { source: engine.source, context: inside });
      requireAffected(call, keys.length);
      return json(await updateHooked(call, { keys, values, where: target.where }, { ...engine, context: inside }));
    });
  };
};

export const prepareDestroy: PrepareStandard = async (request, engine) => {
  const call = withBodyKeys(request);
  const { collection, principal } = call;
  const target = await readWriteTarget(call);
  const direct = target.byKey && !isHooked(engine, call, 'Destroy');
  return async () => {
    const context = statementContext(principal, call.timeZone);
    if (direct) {
      const count = await engine.source.remove({ collection, where: target.where }, context);
      if (count === 0) throw new AppError('RECORD_NOT_FOUND');
      return { kind: 'value', data: count };
    }
    return engine.source.transaction(async (transaction) => {
      const inside = { ...context, transaction };
      const keys = await findTargetKeys(call, target, { source: engine.source, context: inside });
      requireAffected(call, keys.length);
      const event = { collection, principal, transaction, keys };
      if (keys.length > 0) await engine.hooks.run('beforeDestroy', event);
      const where = [whereKeys(call, keys), ...target.where];
      const removed = await readRemoved(call, { keys, where }, { source: engine.source, context: inside });
      const count = keys.length === 0 ? 0 : await engine.source.remove({ collection, where }, inside);
      if (keys.length > 0) await engine.hooks.run('afterDestroy', event);
      return removed === undefined ? { kind: 'value', data: count } : json(removed);
    });
  };
};

/** The records that are about to go, kept from other writers meanwhile; undefined when nobody asked for them. */
async function readRemoved(
  call: StandardCall,
  { keys, where }: { readonly keys: readonly JsonValue[]; readonly where: WriteTarget['where'] },
  { source, context }: Pick<Inside, 'source' | 'context'>,
): Promise<string | undefined> {
  const { collection, asked } = call;
  if (asked?.returning === undefined) return undefined;
  if (keys.length === 0) return '[]';
  const select = outputOf(call);
  const plan = { collection, select, where, orderBy: [], limit: keys.length, offset: 0, count: 'none' as const, locks: true };
  return (await source.read(plan, context)).json;
}

function found(text: string): string {
  if (text === '[]') throw new AppError('RECORD_NOT_FOUND');
  return text;
}
