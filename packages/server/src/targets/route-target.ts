import { parse as parseQuery } from 'node:querystring';
import { Readable } from 'node:stream';
import type { ActionDocs, ActionPermission, RouteRequest } from '@mortise/plugin-api/server';
import type { Resources } from '@mortise/resources';
import type { Exchange, Target } from '../pipeline/exchange';
import type { Answer } from './target';

/** A fixed path. Plugins mount `Route`s; the core's own may also answer with a stream. */
export interface ServedRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly permission: ActionPermission;
  readonly takesForms?: boolean;
  readonly describe?: ActionDocs;
  handle(request: RouteRequest): Promise<Answer> | Answer;
}

export interface MatchedRoute {
  readonly route: ServedRoute;
  readonly params: Readonly<Record<string, string>>;
}

/** Runs a fixed path. */
export function routeTarget({ route, params }: MatchedRoute, resources: Pick<Resources, 'allows'>): Target {
  let answer: unknown;
  return {
    plan: () => undefined,
    authorize: (caller) => resources.allows(route.permission, caller, route.path),
    validate({ fault, form }) {
      if (fault && !(form && route.takesForms === true)) throw fault;
    },
    async execute(exchange) {
      answer = await route.handle(routeRequest(exchange, { params, takesForms: route.takesForms === true }));
    },
    present() {
      if (!isAnswer(answer)) throw new Error(`Route ${route.path} gave no answer with a type and a body`);
      return answer;
    },
  };
}

/** Plugins may be plain JavaScript. */
function isAnswer(answer: unknown): answer is Answer {
  if (typeof answer !== 'object' || answer === null) return false;
  const { type, body } = answer as Partial<Answer>;
  return typeof type === 'string' && (typeof body === 'string' || Buffer.isBuffer(body) || body instanceof Readable);
}

function routeRequest(
  exchange: Exchange,
  { params, takesForms }: Pick<MatchedRoute, 'params'> & { readonly takesForms: boolean },
): RouteRequest {
  const { method, path, client, header, identified, body } = exchange;
  return {
    method,
    path,
    client,
    header,
    principal: identified.principal,
    params,
    query: parseQuery(exchange.search),
    body: body.value,
    form: takesForms ? body.form : undefined,
    setHeader: (name, value) => exchange.setHeader(name, value),
  };
}
