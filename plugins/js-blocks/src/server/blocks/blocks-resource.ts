import { type ActionDefinition, type ResourceDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { type FetchDeps, fetchAction } from '../outbound/fetch-action';
import { VIEWER } from '../permissions';
import { type RefusalLog, refusalIn } from '../refusals/refusal-log';
import type { Tickets } from '../secrets/tickets';
import { blockBody, readBody } from './body';
import { TICKET } from '../docs';

export interface BlocksResourceDeps extends FetchDeps {
  readonly tickets: Tickets;
  readonly refusals: Pick<RefusalLog, 'count'>;
}

/** `/api/jsBlocks:…`: what a page asks for in the name of a block it shows. */
export function blocksResource({ tickets, refusals, ...deps }: BlocksResourceDeps): ResourceDefinition {
  const ticket = defineAction({
    permission: VIEWER,
    safe: false,
    describe: { output: TICKET },
    body: blockBody({ secret: { type: 'string', maxLength: 50 } }),
    async run({ values, principal }) {
      const { address, secret } = readBody<{ secret: string }>(values);
      return answer({ ...(await tickets.issue(address, secret, principal)) });
    },
  });
  return {
    name: 'jsBlocks',
    actions: {
      ticket: logged(ticket, ({ secret }) => `secret ${String(secret)}`, refusals),
      fetch: logged(fetchAction(deps), ({ url }) => withoutQuery(String(url)), refusals),
    },
  };
}

/** Writes refusals down as those of calls that blocks make themselves. */
function logged(
  action: ActionDefinition,
  asked: (body: Readonly<Record<string, unknown>>) => string,
  refusals: Pick<RefusalLog, 'count'>,
): ActionDefinition {
  const run: ActionDefinition['run'] = async (call) => {
    try {
      return await action.run(call);
    } catch (error) {
      const { address, ...body } = readBody<Record<string, unknown>>(call.values);
      const method = typeof body['method'] === 'string' ? body['method'] : 'POST';
      const refusal = refusalIn(error, { ...address, caller: call.principal.id, method, path: asked(body) });
      if (refusal) refusals.count(refusal);
      throw error;
    }
  };
  return { ...action, run };
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
