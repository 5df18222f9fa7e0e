import type { ActionResult, StreamResult } from '@mortise/plugin-api/server';
import type { ActionRequest, AuthorizedAction, PlannedAction, Resources, ValidatedAction } from '@mortise/resources';
import { whenKnown } from '@mortise/shared';
import type { Exchange, Target } from '../pipeline/exchange';
import type { Answer } from './target';

/** Runs an action of a resource; the resources package does the work of each phase, `encode` says what came out. */
export function actionTarget(
  resources: Resources,
  request: ActionRequest,
  encode: (result: ActionResult) => Answer = encodeResult,
): Target {
  let planned: PlannedAction;
  let authorized: AuthorizedAction;
  let validated: ValidatedAction;
  let result: ActionResult | StreamResult;
  let unchanged = false;
  return {
    plan(caller) {
      planned = resources.plan(request, caller);
    },
    authorize: () =>
      whenKnown(resources.authorize(planned), (known) => {
        authorized = known;
      }),
    validate: () =>
      whenKnown(resources.validate(authorized), (known) => {
        validated = known;
      }),
    // The exchange works out who the client is only when an action asks.
    async execute(exchange) {
      exchange.unhurried = validated.authorized.target.custom?.uploads !== undefined;
      result = await resources.execute(validated, exchange);
      if (result.kind === 'json' && result.etag !== undefined) exchange.setHeader('ETag', result.etag);
      unchanged = isUnchanged(result, exchange);
      if (result.kind !== 'stream') return;
      if (unchanged) result.body.destroy();
      else exchange.sending = result.body;
    },
    present() {
      if (result.kind === 'stream') return unchanged ? { ...NOT_MODIFIED, headers: result.headers ?? {} } : streamed(result);
      return unchanged ? NOT_MODIFIED : encode(result);
    },
  };
}

const NOT_MODIFIED: Answer = { status: 304, type: '', body: '' };

/** `If-None-Match` (RFC 9110, 13.1.2) on a read. */
function isUnchanged(result: ActionResult | StreamResult, { method, header }: Exchange): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const tags = header('if-none-match');
  const etag = etagOf(result);
  if (tags === undefined || etag === undefined) return false;
  return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}

function etagOf(result: ActionResult | StreamResult): string | undefined {
  if (result.kind === 'stream') return result.headers?.['ETag'];
  return result.kind === 'json' ? result.etag : undefined;
}

function streamed({ type, headers, body }: StreamResult): Answer {
  return headers === undefined ? { type, body } : { type, headers, body };
}

/** Puts a result in the envelope. JSON text of the database is passed through unread, and uncopied where it is long. */
export function encodeResult(result: ActionResult): Answer {
  const data = result.kind === 'json' ? result.text : (JSON.stringify(result.data) ?? 'null');
  const meta = result.kind !== 'accepted' && result.meta !== undefined ? `,"meta":${JSON.stringify(result.meta)}` : '';
  const body = ['{"data":', data, `${meta}}`];
  return { status: result.kind === 'accepted' ? 202 : 200, type: 'application/json; charset=utf-8', body };
}
