import type { ActionResult } from '@mortise/plugin-api/server';
import type { ActionRequest, AuthorizedAction, PlannedAction, Resources, ValidatedAction } from '@mortise/resources';
import type { Answer, Target } from './target';

/** Runs an action of a resource; the resources package does the work of each phase. */
export function actionTarget(resources: Resources, request: ActionRequest): Target {
  let planned: PlannedAction;
  let authorized: AuthorizedAction;
  let validated: ValidatedAction;
  let result: ActionResult;
  return {
    plan(caller) {
      planned = resources.plan(request, caller);
    },
    async authorize() {
      authorized = await resources.authorize(planned);
    },
    async validate() {
      validated = await resources.validate(authorized);
    },
    // The exchange works out who the client is only when an action asks.
    async execute(exchange) {
      result = await resources.execute(validated, exchange);
    },
    present: () => encodeResult(result),
  };
}

/** Puts a result in the envelope. JSON text of the database is passed through unread. */
export function encodeResult(result: ActionResult): Answer {
  const data = result.kind === 'json' ? result.text : (JSON.stringify(result.data) ?? 'null');
  const meta = result.kind !== 'accepted' && result.meta !== undefined ? `,"meta":${JSON.stringify(result.meta)}` : '';
  return { status: result.kind === 'accepted' ? 202 : 200, type: 'application/json; charset=utf-8', body: `{"data":${data}${meta}}` };
}
