import type { Log, TimersPort } from '@mortise/plugin-api/server';
import { AppError, type Disposable, disposable } from '@mortise/shared';
import type { FacadeFactory } from '../plugins/facade';

/** The longest delay Node's timers keep; above it they fire at once. */
const MAX_MILLISECONDS = 2 ** 31 - 1;

export interface TimerOptions {
  readonly milliseconds: number;
  readonly id: string;
  readonly log: Log;
}

/** Recurring work that never keeps the process alive. */
export class Timers {
  #running = 0;

  /** `core.timers` as one plugin sees it. */
  readonly facade: FacadeFactory<TimersPort> = (owner) => ({
    every: (milliseconds, id, work) => owner.ledger.record('timer', id, this.every({ milliseconds, id, log: owner.log }, work)),
  });

  /** How many timers are set. */
  get count(): number {
    return this.#running;
  }

  /**
   * Calls `work` at every interval unless the last call still goes on. Disposing waits for a call that goes on.
   * @throws AppError DEFINITION_INVALID for an interval that no timer can keep
   */
  every(options: TimerOptions, work: () => void | Promise<void>): Disposable {
    checkInterval(options);
    let current: Promise<void> | undefined;
    const timer = setInterval(() => {
      current ??= attempt(options, work).finally(() => {
        current = undefined;
      });
    }, options.milliseconds).unref();
    this.#running += 1;
    return disposable(() => {
      clearInterval(timer);
      this.#running -= 1;
      return current;
    });
  }
}

function checkInterval({ milliseconds, id }: TimerOptions): void {
  if (Number.isInteger(milliseconds) && milliseconds >= 1 && milliseconds <= MAX_MILLISECONDS) return;
  throw new AppError('DEFINITION_INVALID', {
    timer: id,
    expected: `whole milliseconds from 1 to ${MAX_MILLISECONDS}`,
    received: milliseconds,
  });
}

async function attempt({ id, log }: TimerOptions, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error('A timer failed', { timer: id, error });
  }
}
