import { selectAll } from '@mortise/database';
import type { ActionResult } from '@mortise/plugin-api/server';
import {
  AppError,
  type ColumnValues,
  type InsertPlan,
  type JsonObject,
  type JsonValue,
  type SelectNode,
  type StatementContext,
} from '@mortise/shared';
import { defaultSelect } from '../read/select-fields';
import { refuseUnknownParameters } from '../request/query-parameters';
import { readValues } from '../write/read-values';
import { withSystemValues } from '../write/system-values';
import { reviseByHooks } from './hooked-values';
import { type Engine, type PrepareStandard, type StandardCall, statementContext } from './standard-call';
import { type WriteTarget, findTargetKeys, readWriteTarget, whereKeys } from './write-target';

export const prepareCreate: PrepareStandard = async (call, engine) => {
  refuseUnknownParameters(call.query, []);
  const { collection, decision, overrides } = call;
  const values = readValues(collection, decision, { values: overrides.values ?? call.values, complete: true });
  const hooked = isHooked(engine, call, 'Create') || decision.scope !== undefined;
  return async () => {
    const context = statementContext(call.principal);
    if (!hooked) return json(await engine.source.insert(insertPlan(call, values, outputOf(call)), context));
    return engine.source.transaction(async (transaction) =>
      json(await createHooked(call, values, { ...engine, context: { ...context, transaction } })),
    );
  };
};

export const prepareUpdate: PrepareStandard = async (call, engine) => {
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

export const prepareDestroy: PrepareStandard = async (call, engine) => {
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

type Inside = Engine & { readonly context: StatementContext };

function insertPlan({ collection, overrides }: StandardCall, values: ColumnValues, select: readonly SelectNode[]): InsertPlan {
  return { collection, values: withSystemValues(collection, values, overrides.systemValues), select };
}

async function createHooked(call: StandardCall, values: ColumnValues, inside: Inside): Promise<string> {
  const { collection, principal, decision } = call;
  const { hooks, source, context } = inside;
  const { transaction } = context;
  if (!transaction) throw new AppError('INTERNAL');
  const revised = await reviseByHooks(collection, values, (object) =>
    hooks.run('beforeCreate', { collection, principal, transaction, values: object }),
  );
  const record = JSON.parse(await source.insert(insertPlan(call, revised, selectAll(collection)), context)) as JsonObject;
  if (decision.scope) {
    // Who may create only within a scope must not put a row outside of it.
    const where = [whereKeys(call, [record[collection.primaryKey.name] ?? null]), decision.scope];
    if ((await source.count({ collection, where }, context)) === 0)
      throw new AppError('ACTION_DENIED', { resource: collection.name, reason: 'the record would be outside your scope' });
  }
  await hooks.run('afterCreate', { collection, principal, transaction, record });
  return JSON.stringify(shown(call, record));
}

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

/** What a write answers with: the columns the caller may see, or the key alone when it may see none. */
function outputOf(call: StandardCall): readonly SelectNode[] {
  return call.view.allowed ? defaultSelect(call.collection, call.view) : [{ kind: 'column', field: call.collection.primaryKey }];
}

/** Hooks receive the record whole; its caller is answered with what they may see of it. */
function shown(call: StandardCall, record: JsonObject): JsonObject {
  return Object.fromEntries(outputOf(call).map(({ field }) => [field.name, record[field.name]]));
}

function isHooked({ hooks }: Engine, { collection }: StandardCall, verb: 'Create' | 'Update' | 'Destroy'): boolean {
  return hooks.has(`before${verb}`, collection) || hooks.has(`after${verb}`, collection);
}

function found(text: string): string {
  if (text === '[]') throw new AppError('RECORD_NOT_FOUND');
  return text;
}

function json(text: string): ActionResult {
  return { kind: 'json', text };
}
