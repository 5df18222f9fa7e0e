import { joinTransaction } from '@mortise/database';
import type { ActionResult } from '@mortise/plugin-api/server';
import { AppError, type Transaction } from '@mortise/shared';
import type { TellChanges } from '../changes/record-changes';
import type { ActionRequest } from '../request/action-request';
import { authorizeAction } from './authorize-action';
import { executeAction } from './execute-action';
import { planAction } from './plan-action';
import type { PhaseServices, PrepareAct, WantedAct } from './stages';
import { validateAction } from './validate-action';

/** Phases 5 to 7 of a standard action that another action calls for its caller; what comes back is phase 8. */
export const prepareAct: PrepareAct = async (wanted, services) => {
  const { authorized, act, facts } = wanted;
  const inside = act.transaction ? joined(services, act.transaction) : services;
  const planned = planAction(requestOf(wanted), authorized.identified, inside);
  const validated = await validateAction(await authorizeAction(planned, inside), inside);
  return async (): Promise<ActionResult> => {
    // Nothing is repeated within a transaction: after a failed statement it can only be rolled back.
    const result = await (act.transaction ? validated.run(facts) : executeAction(validated, facts, inside));
    if (result.kind === 'stream') throw new AppError('ACTION_NOT_FOUND', { resource: planned.target.resource, action: act.action });
    return result;
  };
};

/** What belongs to the body, the key and the versions of the first request is not the second one's. */
function requestOf({ authorized: { request, target }, act }: WantedAct): ActionRequest {
  const { action, query = {}, asked, values } = act;
  const { dataSource, timeZone } = request;
  return {
    method: 'POST',
    dataSource,
    address: { resource: target.resource, action },
    query,
    ...(asked === undefined ? {} : { asked }),
    values,
    ...(timeZone === undefined ? {} : { timeZone }),
    faults: [],
  };
}

function joined(services: PhaseServices, transaction: Transaction): PhaseServices {
  return {
    ...services,
    source: joinTransaction(services.source, transaction),
    recordChanges: toldAfter(transaction, services.recordChanges),
  };
}

/** What is rolled back has not happened. */
function toldAfter(transaction: Transaction, changes: TellChanges): TellChanges {
  return {
    get wanted() {
      return changes.wanted;
    },
    tell: (change) => transaction.afterCommit(() => changes.tell(change)),
  };
}
