import { joinTransaction, selectAll } from '@mortise/database';
import type { ActionResult, StandardAction } from '@mortise/plugin-api/server';
import { AppError, whenKnown } from '@mortise/shared';
import { bindKeys } from '../read/conditions';
import { hasContentTag } from '../read/content-tags';
import type { ExpectedTags } from '../request/preconditions';
import { type Engine, type StandardCall, rowConditions, statementContext } from './standard-call';

type Run = () => Promise<ActionResult>;

interface Write {
  readonly call: StandardCall;
  readonly standard: StandardAction;
  readonly expected: ExpectedTags | undefined;
  /** Prepares the write on an engine. */
  readonly prepare: (engine: Engine) => Run | Promise<Run>;
}

/**
 * A write that depends on what a record of an adopted table holds: the record is kept from other writers, also those that know nothing of us,
 * looked at, and written in the same transaction. Any other write is left as it is.
 * @throws AppError PRECONDITION_FAILED (RFC 9110, 15.5.13) when the work runs
 */
export function expectingContent({ call, standard, expected, prepare }: Write, engine: Engine): Run | Promise<Run> {
  const isWrite = standard === 'update' || standard === 'destroy';
  if (expected === undefined || expected === 'any' || !isWrite || !call.collection.adopted) return prepare(engine);
  // Prepared here as well: what is wrong with the call shows before anything is done.
  return whenKnown(
    prepare(engine),
    () => () =>
      engine.source.transaction(async (transaction) => {
        const inside = { ...engine, source: joinTransaction(engine.source, transaction) };
        const tag = await readTag(call, inside);
        if (tag !== undefined && !expected.includes(tag)) throw new AppError('PRECONDITION_FAILED');
        const result = await (await prepare(inside))();
        const etag = standard === 'update' && result.kind === 'json' ? await readTag(call, inside) : undefined;
        return etag === undefined ? result : { ...result, etag };
      }),
  );
}

/** Undefined for a record that is not there, for the caller. Nobody else changes it until the transaction ends. */
async function readTag(call: StandardCall, { source, contentTags }: Engine): Promise<string | undefined> {
  const { collection, keys = [], principal, timeZone } = call;
  if (!hasContentTag(collection)) return undefined;
  const where = [bindKeys(keys, collection), ...rowConditions(call)];
  const plan = { collection, select: selectAll(collection), where, orderBy: [], limit: 1, offset: 0, count: 'none' as const, locks: true };
  const found = await source.readOne(plan, statementContext(principal, timeZone));
  return found && contentTags.tagOf(collection, found.json);
}
