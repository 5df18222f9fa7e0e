import type { Answer } from '../targets/target';
import type { Exchange } from './exchange';

const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 304]);

/** Hands an answer to Koa; undefined, or anything after a raw handler began to send, leaves it to whoever is sending. Only the first one of an exchange counts: after the deadline the late result is dropped. */
export function writeAnswer(exchange: Exchange, answer: Answer | undefined): void {
  if (exchange.answered) return;
  const { ctx } = exchange;
  if (answer === undefined || ctx.headerSent) {
    ctx.respond = false;
    exchange.answered = true;
    return;
  }
  ctx.status = answer.status ?? 200;
  if (answer.headers) ctx.set({ ...answer.headers });
  // Types are written in full: Koa need not look them up.
  if (answer.type !== '') ctx.res.setHeader('Content-Type', answer.type);
  // Koa turns an empty body into 204 only when it is null, and never touches a status set before.
  ctx.body = WITHOUT_BODY.has(ctx.status) ? null : answer.body;
  // Last, so that an answer of a plugin that cannot be sent (a line break in a header, say) can still become an error.
  exchange.answered = true;
}
