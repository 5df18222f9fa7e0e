import type { RequestListener } from 'node:http';
import type { Log } from '@mortise/plugin-api/server';
import Koa from 'koa';
import { type ClientFactsOptions, clientFacts } from './http/client-facts';
import { requestIdOf } from './http/request-id';
import { Exchange } from './pipeline/exchange';
import { sendAnswer } from './pipeline/write-answer';
import type { Switchboard } from './pipeline/switchboard';

export interface AppOptions {
  readonly switchboard: Switchboard;
  readonly log: Log;
  readonly client: ClientFactsOptions;
}

/** How it shows that the caller closed the connection while the answer was sent. */
const CLIENT_LEFT: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

/** Koa with its one middleware: it hands every request to the pipeline in force at that moment. */
export function createApp({ switchboard, log, client }: AppOptions): RequestListener {
  const app = new Koa();
  app.use(async (ctx) => {
    const named = ctx.req.headers['x-request-id'];
    const requestId = requestIdOf(typeof named === 'string' ? named : undefined);
    const exchange = new Exchange(ctx, { requestId, log, client: () => clientFacts(ctx.req, requestId, client) });
    await switchboard.pipeline(exchange);
    sendAnswer(exchange);
  });
  // Without a listener Koa would print to the console.
  app.on('error', (error: NodeJS.ErrnoException) => {
    if (!CLIENT_LEFT.has(error.code ?? '')) log.error('An answer could not be sent', { error });
  });
  const handle = app.callback();
  return (request, response) => void handle(request, response);
}
