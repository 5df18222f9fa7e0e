import type { ActionResult } from '@mortise/plugin-api/server';
import { AppError, type Collection, type JsonObject, type JsonValue, type SelectNode, type StatementContext } from '@mortise/shared';
import { defaultSelect, selectFields } from '../read/select-fields';
import type { Engine, StandardCall } from './standard-call';
import { whereKeys } from './write-target';

/**
 * The fields a write is asked to answer with; undefined when that is left to it.
 * @throws AppError ACTION_DENIED for records the caller may not see; FIELD_UNKNOWN, FIELD_DENIED, QUERY_TOO_COMPLEX
 */
export function readOutput(
  call: Omit<StandardCall, 'output'>,
): readonly SelectNode[] | undefined | Promise<readonly SelectNode[] | undefined> {
  const { asked, collection, view, decideRelated } = call;
  if (asked?.returning === false) return keyOf(call);
  if (asked?.returning === undefined && asked?.shown === undefined) return undefined;
  if (!view.allowed) throw new AppError('ACTION_DENIED', { resource: collection.name, reason: view.reason });
  return selectFields(collection, view, { shown: asked.shown, decideRelated });
}

/** What a write answers with: what it is asked for or, left to itself, the columns the caller may see, or the key alone when it may see none. */
export function outputOf(call: StandardCall): readonly SelectNode[] {
  return call.output ?? (call.view.allowed ? defaultSelect(call.collection, call.view) : keyOf(call));
}

const keys = new WeakMap<Collection, readonly SelectNode[]>();

/** The same array for the same collection, which lets the compiler recognise it. */
function keyOf({ collection }: Pick<StandardCall, 'collection'>): readonly SelectNode[] {
  const key: readonly SelectNode[] = keys.get(collection) ?? [{ kind: 'column', field: collection.primaryKey }];
  keys.set(collection, key);
  return key;
}

/** Hooks receive the record whole; its caller is answered with what they may see of it. */
export function shown(call: StandardCall, record: JsonObject): JsonObject {
  return Object.fromEntries(outputOf(call).map(({ field, as }) => [as ?? field.name, record[field.name]]));
}

/**
 * The text of whole records as the caller may see them. Where the database has to work something out for it, it is read once more, in the
 * order of the keys.
 */
export async function shownAll(
  call: StandardCall,
  records: readonly JsonObject[],
  { source, context }: Pick<Engine, 'source'> & { readonly context: StatementContext },
): Promise<string> {
  const { collection } = call;
  const select = outputOf(call);
  if (!select.some(isWorkedOut)) return JSON.stringify(records.map((record) => shown(call, record)));
  const where = [
    whereKeys(
      call,
      records.map((record): JsonValue => record[collection.primaryKey.name] ?? null),
    ),
  ];
  return (await source.read({ collection, select, where, orderBy: [], limit: records.length, offset: 0, count: 'none' }, context)).json;
}

function isWorkedOut({ kind, field }: SelectNode): boolean {
  return kind === 'relation' || (field.kind === 'column' && field.place !== undefined);
}

/** `data` as the text the database built. */
export function json(text: string): ActionResult {
  return { kind: 'json', text };
}
