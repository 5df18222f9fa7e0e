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
  const name = (id: string): Pick<NamedStep, 'phase' | 'id' | 'owner'> => ({ phase: 'receive', id, owner: 'core' });
  return [
    {
      ...name('headers'),
      act({ ctx: { res }, requestId }) {
        for (const [header, value] of HEADERS) res.setHeader(header, value);
        res.setHeader('X-Request-Id', requestId);
      },
    },
    { ...name('errors'), handle: (exchange, next) => answering(exchange, parts, next) },
    {
      ...name('accepting'),
      act() {
        const state = parts.state();
        if (state === 'starting' || state === 'stopped') throw new AppError('SERVER_CLOSING', { retryAfter: 1 });
      },
    },
  ];
}

/** Goes on, at most until the deadline, and makes an answer of whatever is thrown. */
async function answering(exchange: Exchange, parts: ReceiveParts, next: () => Promise<void>): Promise<void> {
  const { inFlight, errors, protocols, deadline } = parts;
  exchange.tell = (error) => errors.tell(error, exchange);
  // After the deadline the rest still counts as in flight until it ends.
  const work = inFlight.track(exchange.requestId, next);
  try {
    await deadline.watch(work, () => exchange.unhurried);
    if (exchange.sending) countSending(exchange.sending, exchange.requestId, inFlight);
    if (!exchange.answered) throw new Error('A step of the pipeline neither went on nor refused');
  } catch (error) {
    logLate(work, error, { exchange, parts });
    const answer = errors.answer(error, exchange, protocols.find(exchange.path));
    if (answer) writeAnswer(exchange, answer);
    else exchange.ctx.respond = false;
  }
  if (parts.state() !== 'running') exchange.setHeader('Connection', 'close');
  discardRest(exchange.ctx.req, exchange.ctx.res);
}

/** An answer counts as in flight until it is sent or its caller has left. */
function countSending(sending: Readable, requestId: string, inFlight: InFlight): void {
  void inFlight.track(requestId, () => new Promise<void>((resolve) => finished(sending, () => resolve())));
}

/** Whatever fails after the deadline has nobody left to answer. */
function logLate(work: Promise<void>, answered: unknown, { exchange, parts }: { exchange: Exchange; parts: ReceiveParts }): void {
  work.catch((late: unknown) => {
    if (late !== answered) parts.log.debug('A request failed after its deadline', { requestId: exchange.requestId, error: late });
  });
}
