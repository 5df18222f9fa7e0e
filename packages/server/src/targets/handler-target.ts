import type { RawRequest } from '@mortise/plugin-api/server';
import { AppError, isClosed } from '@mortise/shared';
import type { Exchange, Target } from '../pipeline/exchange';
import type { MatchedHandler } from './handler-table';

/** Hands Node's request and response to a raw handler, which answers by itself. */
export function handlerTarget({ handler, params }: MatchedHandler): Target {
  return {
    plan: () => undefined,
    authorize({ principal }) {
      // What a handler does with a request nobody here can say: it is all open to everybody.
      if (isClosed(principal)) throw new AppError('ACTION_DENIED', { resource: handler.path });
    },
    validate: () => undefined,
    async execute(exchange) {
      exchange.head.moveTo(exchange.ctx.res);
      // Koa begins with 404, Node's own applications with 200.
      exchange.ctx.res.statusCode = 200;
      await handler.handle(rawRequest(exchange, params));
      if (!exchange.ctx.headerSent && !exchange.ctx.res.destroyed) throw new Error(`Handler ${handler.id} sent no answer`);
    },
    present: () => undefined,
  };
}

function rawRequest(exchange: Exchange, params: MatchedHandler['params']): RawRequest {
  const { method, path, client, header, identified, ctx } = exchange;
  return {
    method,
    path,
    client,
    header,
    principal: identified.principal,
    params,
    request: ctx.req,
    response: ctx.res,
    setHeader: (name, value) => exchange.setHeader(name, value),
  };
}
