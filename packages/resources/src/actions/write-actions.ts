import { selectAll } from '@mortise/database';
import { AppError, type ColumnValues, type JsonObject, type JsonValue } from '@mortise/shared';
import { refuseUnknownParameters } from '../request/query-parameters';
import { readValues } from '../write/read-values';
import { withSystemValues } from '../write/system-values';
import { withBodyKeys } from './body-keys';
import { prepareBulkCreate } from './bulk-create';
import { type Inside, createHooked, insertPlain, isPlainInsert } from './create-record';
import { reviseByHooks } from './hooked-values';
import { type PrepareStandard, type StandardCall, isHooked, statementContext } from './standard-call';
import { json, outputOf, shown } from './write-output';
import { type WriteTarget, findTargetKeys, readWriteTarget, whereKeys } from './write-target';

export const prepareCreate: PrepareStandard = async (call, engine) => {
  refuseUnknownParameters(call.query, []);
  const given = call.overrides.values ?? call.values;
  if (Array.isArray(given)) return prepareBulkCreate(call, given, engine);
  const values = readValues(call.collection, call.decision, { values: given, complete: true });
  const plain = isPlainInsert(call, engine);
  return async () => {
    const context = statementContext(call.principal);
    if (plain) return json(await insertPlain(call, values, { ...engine, context }));
    return engine.source.transaction(async (transaction) =>
      json(await createHooked(call, values, { ...engine, context: { ...context, transaction } })),
    );
  };
};

export const prepareUpdate: PrepareStandard = async (request, engine) => {
  const call = withBodyKeys(request);
  const { collection, decision, overrides } = call;
  const target = readWriteTarget(call);
  const values = readValues(collection, decision, { values: overrides.values ?? call.values, complete: false });
  const direct = target.byKey && !isHooked(engine, call, 'Update');
  return async () => {
    const context = statementContext(call.principal);
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
      return json(await updateHooked(call, { keys, values, where: target.where }, { ...engine, context: inside }));
    });
  };
};

export const prepareDestroy: PrepareStandard = async (request, engine) => {
  const call = withBodyKeys(request);
  const { collection, principal } = call;
  const target = readWriteTarget(call);
  const direct = target.byKey && !isHooked(engine, call, 'Destroy');
  return async () => {
    const context = statementContext(principal);
    if (direct) {
      const count = await engine.source.remove({ collection, where: target.where }, context);
      if (count === 0) throw new AppError('RECORD_NOT_FOUND');
      return { kind: 'value', data: count };
    }
    return engine.source.transaction(async (transaction) => {
      const inside = { ...context, transaction };
      const keys = await findTargetKeys(call, target, { source: engine.source, context: inside });
      const event = { collection, principal, transaction, keys };
      if (keys.length > 0) await engine.hooks.run('beforeDestroy', event);
      const count =
        keys.length === 0 ? 0 : await engine.source.remove({ collection, where: [whereKeys(call, keys), ...target.where] }, inside);
      if (keys.length > 0) await engine.hooks.run('afterDestroy', event);
      return { kind: 'value', data: count };
    });
  };
};

async function updateHooked(
  call: StandardCall,
  change: { keys: readonly JsonValue[]; values: ColumnValues; where: WriteTarget['where'] },
  inside: Inside,
): Promise<string> {
  const { collection, principal, overrides } = call;
  const { hooks, source, context } = inside;
  const { transaction } = context;
  const { keys } = change;
  if (keys.length === 0 || !transaction) return '[]';
  const revised = await reviseByHooks(collection, change.values, (object) =>
    hooks.run('beforeUpdate', { collection, principal, transaction, values: object, keys }),
  );
  const values = withSystemValues(collection, revised, overrides.systemValues);
  // The conditions once more: on PostgreSQL a row may have left the caller's scope since its key was read.
  const where = [whereKeys(call, keys), ...change.where];
  const text = await source.update({ collection, values, where, select: selectAll(collection) }, context);
  const records = JSON.parse(text) as JsonObject[];
  await hooks.run('afterUpdate', { collection, principal, transaction, records });
  return JSON.stringify(records.map((record) => shown(call, record)));
}

function found(text: string): string {
  if (text === '[]') throw new AppError('RECORD_NOT_FOUND');
  return text;
}
