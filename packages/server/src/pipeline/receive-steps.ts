import type { Log } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { discardRest } from '../body/read-body';
import type { ErrorEdge } from '../http/error-edge';
import type { Exchange } from './exchange';
import type { InFlight } from './in-flight';
import type { NamedStep } from './named-step';
import { writeAnswer } from './write-answer';

/** `draining`: finishes what it has; `stopped`: the plugins are going, nothing can be served. */
export type ServerState = 'starting' | 'running' | 'draining' | 'stopped';

export interface ReceiveParts {
  readonly inFlight: InFlight;
  readonly errors: ErrorEdge;
  readonly log: Log;
  readonly state: () => ServerState;
  /** Milliseconds one request may take. */
  readonly deadline: number;
}

const SECURITY_HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
} as const;

/** The first phase: everything that surrounds the rest of the pipeline. */
export function receiveSteps(parts: ReceiveParts): readonly NamedStep[] {
  const step = (id: string, handle: NamedStep['handle']): NamedStep => ({ phase: 'receive', id, owner: 'core', handle });
  return [
    step('headers', ({ ctx, requestId }, next) => {
      ctx.set(SECURITY_HEADERS);
      ctx.set('X-Request-Id', requestId);
      return next();
    }),
    step('errors', async (exchange, next) => {
      try {
        await withDeadline(exchange, parts, next);
        if (!exchange.answered) throw new Error('A step of the pipeline neither went on nor refused');
      } catch (error) {
        const answer = parts.errors.answer(error, exchange);
        if (answer) writeAnswer(exchange, answer);
        else exchange.ctx.respond = false;
      }
      if (parts.state() !== 'running') exchange.setHeader('Connection', 'close');
      discardRest(exchange.ctx.req);
    }),
    step('accepting', (_exchange, next) => {
      const state = parts.state();
      if (state === 'starting' || state === 'stopped') throw new AppError('SERVER_CLOSING', { retryAfter: 1 });
      return next();
    }),
  ];
}

/** Goes on without the rest of the pipeline when it takes too long; the rest still counts as in flight until it ends. */
async function withDeadline(exchange: Exchange, { inFlight, deadline, log }: ReceiveParts, next: () => Promise<void>): Promise<void> {
  const work = inFlight.track(exchange.requestId, next());
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError('DEADLINE_EXCEEDED', { retryAfter: 5 })), deadline);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Whatever fails after the deadline has nobody left to answer.
    work.catch((error: unknown) => {
      if (exchange.answered) log.debug('A request failed after its deadline', { requestId: exchange.requestId, error });
    });
  }
}
