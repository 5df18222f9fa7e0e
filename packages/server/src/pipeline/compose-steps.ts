import compose, { type Middleware } from 'koa-compose';
import type { Exchange } from './exchange';
import type { NamedStep, PassedStep } from './named-step';

export type Pipeline = (exchange: Exchange) => Promise<void>;

/**
 * Makes steps one function, which never changes afterwards: a change of plugins composes a new one. Those that surround nothing are gone
 * through in a loop: a function and two promises for each of them would cost a request more than what most of them do.
 */
export function composeSteps(steps: readonly NamedStep[]): Pipeline {
  const middleware: Middleware<Exchange>[] = [];
  let stretch: PassedStep[] = [];
  const endStretch = (): void => {
    const passed = stretch;
    stretch = [];
    if (passed.length > 0) middleware.push((exchange, next) => pass(passed, { exchange, next }));
  };
  for (const step of steps) {
    if ('act' in step) {
      stretch.push(step);
      continue;
    }
    endStretch();
    middleware.push((exchange, next) => step.handle(exchange, next));
  }
  endStretch();
  return compose(middleware);
}

interface Passage {
  readonly exchange: Exchange;
  readonly next: () => Promise<void>;
}

/** Waits only for what must be waited for. */
function pass(stretch: readonly PassedStep[], passage: Passage, from = 0): Promise<void> {
  for (let place = from; place < stretch.length; place += 1) {
    const work = stretch[place]?.act(passage.exchange);
    if (work !== undefined) return work.then(() => pass(stretch, passage, place + 1));
  }
  return passage.next();
}
