import type { ActionResult, StandardAction } from '@mortise/plugin-api/server';
import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { type Engine, type StandardCall, statementContext } from './standard-call';
import { whereKeys } from './write-target';

type Run = () => Promise<ActionResult>;

/** The names under which NocoBase's clients look for them. */
const GRANTS = { update: 'update', destroy: 'destroy' } as const satisfies Partial<Record<StandardAction, string>>;

/**
 * Adds to the answer of a `list` or `get` which of its records the caller may change (`meta.allowedActions`, keys by grant). Takes at most
 * one statement for each grant that has a scope. Answers without the records' keys stay as they are.
 */
export function withAllowedActions(run: Run, call: StandardCall, engine: Engine): Run {
  return async () => {
    const result = await run();
    if (result.kind === 'accepted') return result;
    const keys = keysOf(result, call.collection.primaryKey.name);
    if (keys === undefined) return result;
    const allowedActions: Record<string, JsonValue> = { view: keys };
    for (const action of Object.keys(GRANTS) as (keyof typeof GRANTS)[]) {
      allowedActions[GRANTS[action]] = await allowedKeys(keys, { action, call, engine });
    }
    return { ...result, meta: { ...result.meta, allowedActions } };
  };
}

async function allowedKeys(
  keys: JsonValue[],
  { action, call, engine }: { readonly action: StandardAction; readonly call: StandardCall; readonly engine: Engine },
): Promise<JsonValue[]> {
  const decision = await call.decideAction(action);
  if (!decision.allowed || keys.length === 0) return [];
  if (!decision.scope) return keys;
  const { collection } = call;
  const select = [{ kind: 'column' as const, field: collection.primaryKey }];
  const where = [whereKeys(call, keys), decision.scope];
  const plan = { collection, select, where, orderBy: [], limit: keys.length, offset: 0, count: 'none' as const };
  const { json } = await engine.source.read(plan, statementContext(call.principal, call.timeZone));
  return (JSON.parse(json) as JsonObject[]).map((row) => row[collection.primaryKey.name] ?? null);
}

function keysOf(result: Exclude<ActionResult, { kind: 'accepted' }>, primaryKey: string): JsonValue[] | undefined {
  const data = result.kind === 'json' ? (JSON.parse(result.text) as JsonValue) : result.data;
  const rows: readonly JsonValue[] = Array.isArray(data) ? data : [data];
  const keys = rows.map((row) => (isJsonObject(row) ? row[primaryKey] : undefined));
  return keys.includes(undefined) ? undefined : (keys as JsonValue[]);
}
