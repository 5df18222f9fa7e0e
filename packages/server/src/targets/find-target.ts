import type { Resources } from '@mortise/resources';
import { lostPage } from '../home/pages';
import type { Exchange, Target } from '../pipeline/exchange';
import { actionTarget } from './action-target';
import type { HandlerTable } from './handler-table';
import { handlerTarget } from './handler-target';
import type { ProtocolTable } from './protocol-table';
import { protocolTarget } from './protocol-target';
import type { RouteTable } from './route-table';
import { routeTarget } from './route-target';
import { nowhere } from './target';

export type FindTarget = (exchange: Exchange) => Target;

// `todos:list`, `todos:get/1`; a colon in the time of a key does not start an action.
const COLON_FORM = /:[A-Za-z]\w*(?:\/[^/]*)?$/;

/**
 * Decides what a request is addressed to: first the places of raw handlers; below the base of a protocol that protocol, unless a fixed path
 * lies there; the colon form is always an action, a bare path a mounted route if there is one and otherwise an action by REST verbs. `apiBase`
 * ends with a slash.
 */
export function targetFinder(options: {
  readonly apiBase: string;
  readonly routes: RouteTable;
  readonly protocols: ProtocolTable;
  readonly handlers: HandlerTable;
  readonly resources: Resources;
}): FindTarget {
  const { apiBase, routes, protocols, handlers, resources } = options;
  return (exchange) => {
    const handled = handlers.find(exchange.path);
    if (handled) return handlerTarget(handled);
    const spoken = protocols.find(exchange.path);
    if (spoken) return protocolTarget(spoken, exchange, resources);
    const below = exchange.path.startsWith(apiBase) ? exchange.path.slice(apiBase.length) : undefined;
    if (below === undefined || !COLON_FORM.test(below)) {
      const match = routes.match(exchange.path, exchange.method);
      if (match) return routeTarget(match, resources);
    }
    if (below === undefined) return wantsPage(exchange) ? routeTarget(lostPage, resources) : nowhere;
    if (below === '') return nowhere;
    const { method, search, header, body } = exchange;
    return actionTarget(resources, resources.parse({ method: method === 'HEAD' ? 'GET' : method, path: below, search, header, body }));
  };
}

/** A person looks at this address with a browser. */
function wantsPage({ method, header }: Exchange): boolean {
  return (method === 'GET' || method === 'HEAD') && header('accept')?.includes('text/html') === true;
}
