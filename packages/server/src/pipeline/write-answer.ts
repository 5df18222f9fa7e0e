import type { Answer } from '../targets/target';
import type { Exchange } from './exchange';

/** Hands an answer to Koa. Only the first one of an exchange counts: after the deadline the late result is dropped. */
export function writeAnswer(exchange: Exchange, answer: Answer): void {
  if (exchange.answered) return;
  const { ctx } = exchange;
  ctx.status = answer.status ?? 200;
  if (answer.headers) ctx.set({ ...answer.headers });
  if (answer.type !== '') ctx.type = answer.type;
  // Koa turns an empty body into 204 only when it is null, and never touches a status set before.
  ctx.body = ctx.status === 204 ? null : answer.body;
  // Last, so that an answer of a plugin that cannot be sent (a line break in a header, say) can still become an error.
  exchange.answered = true;
}
