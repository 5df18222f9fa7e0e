import type { ActionResult } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue, type Transaction } from '@mortise/shared';
import { bindKeys } from '../../read/conditions';
import { createFaults } from '../../read/faults';
import { requireAffected } from '../affected-rows';
import { failAt } from '../fail-at';
import { type Engine, type StandardCall, statementContext } from '../standard-call';
import { json, shownAll } from '../write-output';
import { type WriteTarget, findTargetKeys } from '../write-target';
import type { RecordTree } from './record-tree';
import { beginReading, readTree } from './read-tree';
import type { RelationWrite } from './relation-write';
import type { TreeReading } from './tree-reading';
import { createTree, updateTree } from './write-tree';

type Run = () => Promise<ActionResult>;

/** A new record with related records in its values. */
export async function prepareTreeCreate(call: StandardCall, values: JsonValue | undefined, engine: Engine): Promise<Run> {
  const tree = await readTree(readingOf(call, engine, true), values);
  return () => inTransaction(call, engine, async (write) => (await shown(call, [await createTree(call, tree, write)], write)).slice(1, -1));
}

/** Many such records, all or none. A fault says in `row` which record it is about. */
export async function prepareTreeRows(call: StandardCall, rows: readonly JsonValue[], engine: Engine): Promise<Run> {
  const reading = readingOf(call, engine, true);
  const faults = createFaults();
  const trees: RecordTree[] = [];
  for (const [row, values] of rows.entries()) {
    const read = await faults.collectAsync(() => readTree(reading, values).catch((error: unknown) => failAt(row, error)));
    if (read) trees.push(read);
  }
  faults.throwAll();
  return () =>
    inTransaction(call, engine, async (write) => {
      const records: JsonObject[] = [];
      for (const [row, tree] of trees.entries())
        records.push(await createTree(call, tree, write).catch((error: unknown) => failAt(row, error)));
      return shown(call, records, write);
    });
}

/**
 * Changes of one record with related records in its values.
 * @throws AppError RECORD_KEY_REQUIRED unless the call names one record, by its key or as the only one there
 */
export async function prepareTreeUpdate(
  call: StandardCall,
  { values, target }: { readonly values: JsonValue | undefined; readonly target: WriteTarget },
  engine: Engine,
): Promise<Run> {
  const { keys = [], collection } = call;
  const named = keys.length === 1 ? keyOf(bindKeys(keys, collection)) : undefined;
  if (named === undefined && (keys.length > 0 || !call.leadsToOne)) throw new AppError('RECORD_KEY_REQUIRED');
  const tree = await readTree(readingOf(call, engine, false), values);
  return () =>
    inTransaction(call, engine, async (write) => {
      const key = named ?? (await findTargetKeys(call, target, { source: engine.source, context: write.context }))[0];
      if (key === undefined) return '[]';
      const record = await updateTree(call, { tree, key, where: target.where }, write);
      if (!record) throw new AppError('RECORD_NOT_FOUND');
      requireAffected(call, 1);
      return shown(call, [record], write);
    });
}

/** On create, records the values lead to directly are changed unless the call says which; on update, only those it names. */
function readingOf(call: StandardCall, engine: Engine, complete: boolean): TreeReading {
  const { updateAssociations } = call.readQuery(createFaults());
  const named = updateAssociations && new Set(updateAssociations);
  const mayChange = (relations: string): boolean => named?.has(relations) ?? (complete && !relations.includes('.'));
  const { collection, decision, principal } = call;
  return {
    ...beginReading({ principal, services: engine, mayChange }),
    collection,
    decision,
    complete,
    later: call.overrides.systemValues,
  };
}

function keyOf(condition: ReturnType<typeof bindKeys>): JsonValue | undefined {
  return condition.kind === 'compare' && condition.value.kind === 'literal' ? condition.value.value : undefined;
}

function inTransaction(call: StandardCall, engine: Engine, work: (write: RelationWrite) => Promise<string>): Promise<ActionResult> {
  const { principal, timeZone } = call;
  const within = async (transaction: Transaction): Promise<ActionResult> =>
    json(await work({ principal, services: engine, context: { ...statementContext(principal, timeZone), transaction } }));
  return engine.source.transaction(within);
}

function shown(call: StandardCall, records: readonly JsonObject[], { services, context }: RelationWrite): Promise<string> {
  return shownAll(call, records, { source: services.source, context });
}
