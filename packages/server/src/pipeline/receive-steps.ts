import { type Readable, finished } from 'node:stream';
import type { Log } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { discardRest } from '../body/read-body';
import type { ErrorEdge } from '../http/error-edge';
import { SECURITY_HEADERS } from '../http/security-headers';
import type { ProtocolTable } from '../targets/protocol-table';
import type { Deadline } from './deadline';
import type { Exchange } from './exchange';
import type { InFlight } from './in-flight';
import type { NamedStep } from './named-step';
import { writeAnswer } from './write-answer';

/** `draining`: finishes what it has; `stopped`: the plugins are going, nothing can be served. */
export type ServerState = 'starting' | 'running' | 'draining' | 'stopped';

export interface ReceiveParts {
  readonly inFlight: InFlight;
  readonly errors: ErrorEdge;
  /** Who puts errors into the words of the caller's protocol. */
  readonly protocols: ProtocolTable;
  readonly log: Log;
  readonly state: () => ServerState;
  readonly deadline: Deadline;
}

const HEADERS = Object.entries(SECURITY_HEADERS);

/** The first phase: everything that surrounds the rest of the pipeline. */
export function receiveSteps(parts: ReceiveParts): readonly NamedStep[] {
  const step = (id: string, handle: NamedStep['handle']): NamedStep => ({ phase: 'receive', id, owner: 'core', handle });
  return [
    step('headers', ({ ctx: { res }, requestId }, next) => {
      for (const [name, value] of HEADERS) res.setHeader(name, value);
      res.setHeader('X-Request-Id', requestId);
      return next();
    }),
    step('errors', async (exchange, next) => {
      exchange.tell = (error) => parts.errors.tell(error, exchange);
      try {
        await withDeadline(exchange, parts, next);
        if (!exchange.answered) throw new Error('A step of the pipeline neither went on nor refused');
      } catch (error) {
        const answer = parts.errors.answer(error, exchange, parts.protocols.find(exchange.path));
        if (answer) writeAnswer(exchange, answer);
        else exchange.ctx.respond = false;
      }
      if (parts.state() !== 'running') exchange.setHeader('Connection', 'close');
      discardRest(exchange.ctx.req, exchange.ctx.res);
    }),
    step('accepting', (_exchange, next) => {
      const state = parts.state();
      if (state === 'starting' || state === 'stopped') throw new AppError('SERVER_CLOSING', { retryAfter: 1 });
      return next();
    }),
  ];
}

/** An answer counts as in flight until it is sent or its caller has left. */
function countSending(sending: Readable, requestId: string, inFlight: InFlight): void {
  void inFlight.track(requestId, new Promise<void>((resolve) => finished(sending, () => resolve())));
}

/** Goes on without the rest of the pipeline when it takes too long; the rest still counts as in flight until it ends. */
async function withDeadline(exchange: Exchange, { inFlight, deadline, log }: ReceiveParts, next: () => Promise<void>): Promise<void> {
  const work = inFlight.track(exchange.requestId, next());
  try {
    await deadline.watch(work, () => exchange.unhurried);
    if (exchange.sending) countSending(exchange.sending, exchange.requestId, inFlight);
  } catch (error) {
    // Whatever fails after the deadline has nobody left to answer.
    work.catch((late: unknown) => {
      if (late !== error) log.debug('A request failed after its deadline', { requestId: exchange.requestId, error: late });
    });
    throw error;
  }
}
