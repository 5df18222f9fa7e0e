import type { Answer } from '../targets/target';
import { contentOf } from './answer-content';
import type { Exchange } from './exchange';

const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Decides what is sent at the end of the pipeline; undefined, or anything after a raw handler began to send, leaves it to whoever is
 * sending. Only the first answer of an exchange counts: after the deadline the late result is dropped.
 */
export function writeAnswer(exchange: Exchange, answer: Answer | undefined): void {
  if (exchange.answered) return;
  const { ctx } = exchange;
  if (answer === undefined || ctx.headerSent) {
    ctx.respond = false;
    exchange.answered = true;
    return;
  }
  setHead(exchange, answer);
  setBody(exchange, answer);
  // Last, so that an answer of a plugin that cannot be sent (a line break in a header, say) can still become an error.
  exchange.answered = true;
}

function setHead({ ctx: { res }, head }: Exchange, { status = 200, headers, type }: Answer): void {
  // Node finds out only when it sends.
  if (!Number.isInteger(status) || status < 100 || status > 999) throw new RangeError(`${status} is no status`);
  res.statusCode = status;
  if (headers) for (const [name, value] of Object.entries(headers)) head.set(name, value);
  // Types are written in full: nobody need look them up.
  if (type !== '') head.set('Content-Type', type);
}

function setBody(exchange: Exchange, { status = 200, type, body }: Answer): void {
  const { ctx } = exchange;
  const content = WITHOUT_BODY.has(status) || type === '' ? undefined : contentOf(body);
  if (!content) {
    exchange.head.moveTo(ctx.res);
    // Koa takes another status than 200 for one that nobody chose unless it is told.
    ctx.status = status;
    // Koa turns an empty body into 204 only when it is null, and never touches a status set before.
    ctx.body = WITHOUT_BODY.has(status) ? null : body;
    return;
  }
  exchange.head.set('Content-Length', String(content.bytes));
  exchange.content = content;
}

/** Sends what is complete already; streams and answers without a body are Koa's. */
export function sendAnswer({ ctx, head, method, content }: Exchange): void {
  if (content === undefined || ctx.respond === false) return;
  ctx.respond = false;
  head.write(ctx.res);
  if (method === 'HEAD') return void ctx.res.end();
  const { pieces, encoding } = content;
  // All goes to the socket at once: Node waits for the end of this turn of the event loop.
  for (const piece of pieces.slice(0, -1)) ctx.res.write(piece, encoding);
  ctx.res.end(pieces.at(-1), encoding);
}
