import { joinTransaction } from '@mortise/database';
import type { ActionResult } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { Engine } from '../actions/standard-call';
import type { AuthorizedAction, PhaseServices } from '../phases/stages';

type Run = () => Promise<ActionResult>;

interface Write {
  readonly authorized: AuthorizedAction;
  /** Prepares the same write on another engine. */
  readonly prepare: (engine: Engine) => Run | Promise<Run>;
}

/**
 * A write that came with an idempotency key happens inside the transaction that remembers the key; any other call is left as it is.
 * @throws AppError HEADER_INVALID beside `main`: keys are kept there, and no transaction spans two data sources
 */
export function onceByKey(run: Run, { authorized, prepare }: Write, services: PhaseServices): Run {
  const { request, target, identified } = authorized;
  const { idempotencyKey: key, address, query, asked, values, ifMatch } = request;
  if (key === undefined || target.safe) return run;
  if (services.source.key !== 'main') {
    throw new AppError('HEADER_INVALID', { header: 'idempotency-key', expected: 'no such header with a data source beside main' });
  }
  const content = [target.resource, target.action, address, query, asked, values, ifMatch];
  return async () => {
    const { result, replayed } = await services.idempotency.once({ principal: identified.principal, key, content }, async (transaction) =>
      (await prepare({ ...services, source: joinTransaction(services.source, transaction) }))(),
    );
    return replayed && result.kind !== 'accepted' ? { ...result, meta: { ...result.meta, replayed } } : result;
  };
}
