import { createHash } from 'node:crypto';
import { type CheckStep, type StepRequest, addressBucket } from '@mortise/plugin-api/server';
import { type Principal, whenKnown } from '@mortise/shared';
import type { Counter } from '../counting/counter';
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
  readonly guard: CheckStep;
  /** Counts calls by caller. */
  readonly admit: CheckStep;
}

/** Where the guard leaves what it found out until the caller is known. A WeakMap of requests costs the garbage collector ten times as much as all the rest. */
const SEEN = Symbol('rate-limit.address');

type SeenRequest = StepRequest & { [SEEN]?: Verdict };

export function createLimitSteps({ policies, counter, onCall }: LimitStepsOptions): LimitSteps {
  const guard = (request: SeenRequest): Promise<void> | void => {
    const policy = policies.address;
    return whenKnown(counter.consume(policy, addressBucket(request.client.address)), (count) => {
      const verdict = { policy, count };
      if (isOver(verdict)) refuse(request, verdict);
      request[SEEN] = verdict;
    });
  };
  const admit = (request: SeenRequest): Promise<void> | void => {
    const { principal } = request;
    const name = nameOf(principal);
    const policy = policies.of(principal, name);
    const key = policy.kind === 'anonymous' ? addressBucket(request.client.address) : name;
    return whenKnown(counter.consume(policy, key), (count) => {
      const verdict = { policy, count };
      const over = isOver(verdict);
      onCall(name, over);
      if (over) refuse(request, verdict);
      const earlier = request[SEEN];
      tellLimit(request, earlier === undefined ? verdict : tighter(verdict, earlier));
    });
  };
  return {
    guard: { id: 'rate-limit.address', order: FIRST, check: guard },
    admit: { id: 'rate-limit.caller', order: FIRST, check: admit },
  };
}

function refuse(request: StepRequest, verdict: Verdict): never {
  tellLimit(request, verdict);
  request.setHeader('Cache-Control', 'no-store');
  throw refusal(verdict);
}

/** The principal's id; what another issuer made longer than it should be takes no more room than others. */
function nameOf({ id }: Principal): string {
  if (id.length <= MAX_NAME) return id;
  return `${id.slice(0, id.indexOf(':') + 1)}sha256:${createHash('sha256').update(id).digest('base64url')}`;
}
