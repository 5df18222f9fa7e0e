import { parse as parseQuery } from 'node:querystring';
import type { ActionPermission, RouteRequest } from '@mortise/plugin-api/server';
import type { Resources } from '@mortise/resources';
import { AppError } from '@mortise/shared';
import type { Exchange } from '../pipeline/exchange';
import type { Answer, Target } from './target';

/** A fixed path. Plugins mount `Route`s; the core's own may also answer with a stream. */
export interface ServedRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly permission: ActionPermission;
  handle(request: RouteRequest): Promise<Answer> | Answer;
}

export interface MatchedRoute {
  readonly route: ServedRoute;
  readonly params: Readonly<Record<string, string>>;
}

/** Runs a fixed path. */
export function routeTarget({ route, params }: MatchedRoute, resources: Pick<Resources, 'allows'>): Target {
  let answer: Answer | undefined;
  return {
    plan: () => undefined,
    authorize: (caller) => resources.allows(route.permission, caller, route.path),
    validate({ fault }) {
      if (fault) throw fault;
    },
    async execute(exchange) {
      answer = await route.handle(routeRequest(exchange, params));
    },
    present() {
      if (answer === undefined) throw new AppError('INTERNAL', {}, { cause: new Error(`Route ${route.path} gave no answer`) });
      return answer;
    },
  };
}

function routeRequest(exchange: Exchange, params: MatchedRoute['params']): RouteRequest {
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
    setHeader: (name, value) => exchange.setHeader(name, value),
  };
}
