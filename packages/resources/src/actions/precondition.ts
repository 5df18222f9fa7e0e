import { rowVersionField } from '@mortise/database';
import type { ActionResult, StandardAction } from '@mortise/plugin-api/server';
import { AppError, isAppError } from '@mortise/shared';
import { isOneOf } from '../read/column-conditions';
import { bindKeys } from '../read/conditions';
import { type ExpectedTags, tagOf, versionsOf } from '../request/preconditions';
import { type Engine, type StandardCall, rowConditions, statementContext } from './standard-call';

/** What changes nothing depends on no version. */
export const READS: ReadonlySet<StandardAction> = new Set(['list', 'get', 'query']);

type Run = () => Promise<ActionResult>;

/** The call, with the condition that its one record still has an expected version; the same call when none is expected. */
export function expectingVersion(call: StandardCall, expected: ExpectedTags | undefined, action: StandardAction): StandardCall {
  if (expected === undefined || READS.has(action)) return call;
  if (action === 'create' || call.keys?.length !== 1) {
    throw new AppError('HEADER_INVALID', { header: 'if-match', expected: 'an update or destroy of one record by its key' });
  }
  // Tables of others count no versions; there the content is looked at.
  if (expected === 'any' || call.collection.adopted) return call;
  return { ...call, scope: [...call.scope, isOneOf(rowVersionField, versionsOf(expected))] };
}

/**
 * Tells a record that has changed from one that is not there, and names the new version after an update.
 * @throws AppError PRECONDITION_FAILED (RFC 9110, 15.5.13)
 */
export function reportingVersion(
  run: Run,
  call: StandardCall,
  { expected, engine }: { expected: ExpectedTags | undefined; engine: Engine },
): Run {
  if (expected === undefined || expected === 'any' || call.collection.adopted) return run;
  const versions = versionsOf(expected);
  return async () => {
    try {
      const result = await run();
      const [met] = versions;
      // The statement itself has counted from the one version it could meet.
      return result.kind === 'json' && versions.length === 1 && met !== undefined ? { ...result, etag: tagOf(met + 1) } : result;
    } catch (error) {
      if (isAppError(error) && error.code === 'RECORD_NOT_FOUND' && (await exists(call, engine))) throw new AppError('PRECONDITION_FAILED');
      throw error;
    }
  };
}

/** `call` is the one without the condition on the version. */
async function exists(call: StandardCall, { source }: Engine): Promise<boolean> {
  const { collection, keys = [], principal } = call;
  const where = [bindKeys(keys, collection), ...rowConditions(call)];
  return (await source.count({ collection, where }, statementContext(principal, call.timeZone))) > 0;
}
