import { createHash } from 'node:crypto';
import { type PipelineStep, type StepRequest, addressBucket } from '@mortise/plugin-api/server';
import type { Principal } from '@mortise/shared';
import type { Count, Counter, Policy } from '../counting/counter';
import { type Verdict, isOver, refusal, tellLimit, tighter } from './limit-headers';
import type { Policies } from './policies';

const MAX_NAME = 200;
/** Before the steps of other plugins: whoever calls too often should cost as little as possible. */
const FIRST = -1000;

export interface LimitStepsOptions {
  readonly policies: Pick<Policies, 'address' | 'of'>;
  readonly counter: Counter;
  /** Hears of every call of a known caller. */
  readonly onCall: (subject: string, isRefused: boolean) => void;
}

export interface LimitSteps {
  /** Counts calls by address, before anything is read of them. */
  readonly guard: PipelineStep;
  /** Counts calls by caller. */
  readonly admit: PipelineStep;
}

/** Where the guard leaves what it found out until the caller is known. A WeakMap of requests costs the garbage collector ten times as much as all the rest. */
const SEEN = Symbol('rate-limit.address');

type SeenRequest = StepRequest & { [SEEN]?: Verdict };
type Next = () => Promise<void>;

export function createLimitSteps({ policies, counter, onCall }: LimitStepsOptions): LimitSteps {
  const consume = (policy: Policy, key: string, then: (count: Count) => Promise<void>): Promise<void> => {
    const count = counter.consume(policy, key);
    return count instanceof Promise ? count.then(then) : then(count);
  };
  const guard = (request: SeenRequest, next: Next): Promise<void> => {
    const policy = policies.address;
    return consume(policy, addressBucket(request.client.address), (count) => {
      const verdict = { policy, count };
      if (isOver(verdict)) return refuse(request, verdict);
      request[SEEN] = verdict;
      return next();
    });
  };
  const admit = (request: SeenRequest, next: Next): Promise<void> => {
    const { principal } = request;
    const name = nameOf(principal);
    const policy = policies.of(principal, name);
    return consume(policy, policy.kind === 'anonymous' ? addressBucket(request.client.address) : name, (count) => {
      const verdict = { policy, count };
      const over = isOver(verdict);
      onCall(name, over);
      if (over) return refuse(request, verdict);
      const earlier = request[SEEN];
      tellLimit(request, earlier === undefined ? verdict : tighter(verdict, earlier));
      return next();
    });
  };
  return {
    guard: { id: 'rate-limit.address', order: FIRST, handle: guard },
    admit: { id: 'rate-limit.caller', order: FIRST, handle: admit },
  };
}

async function refuse(request: StepRequest, verdict: Verdict): Promise<never> {
  tellLimit(request, verdict);
  request.setHeader('Cache-Control', 'no-store');
  throw refusal(verdict);
}

/** The principal's id; what another issuer made longer than it should be takes no more room than others. */
function nameOf({ id }: Principal): string {
  if (id.length <= MAX_NAME) return id;
  return `${id.slice(0, id.indexOf(':') + 1)}sha256:${createHash('sha256').update(id).digest('base64url')}`;
}
