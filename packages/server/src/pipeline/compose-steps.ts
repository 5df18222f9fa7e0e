import compose, { type Middleware } from 'koa-compose';
import type { Exchange } from './exchange';
import type { NamedStep, PassedStep } from './named-step';

export type Pipeline = (exchange: Exchange) => Promise<void>;

/**
 * Makes steps one function, which never changes afterwards: a change of plugins composes a new one. Those that surround nothing are gone through in a loop: a function and two promises for each of them would cost
 * a request more than what most of them do.
 */
export function composeSteps(steps: readonly NamedStep[]): Pipeline {
  const middleware: Middleware<Exchange>[] = [];
  let stretch: PassedStep[] = [];
  const endStretch = (): void => {
    const passed = stretch;
    stretch = [];
    if (passed.length > 0) middleware.push((exchange, next) => pass(passed, exchange, next));
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

async function pass(stretch: readonly PassedStep[], exchange: Exchange, next: () => Promise<void>): Promise<void> {
  for (const step of stretch) {
    const work = step.act(exchange);
    // What need not wait is not made to.
    if (work !== undefined) await work;
  }
  await next();
}
