import type { JsonObject } from '@mortise/shared';
import { LOGIC_LIMITS } from '../wire/limits';
import type { DoneMessage, RunOrder } from '../wire/messages';
import { outcomeOf, outcomeOfError } from './outcome';
import type { UnitCode } from './unit-module';

/** Milliseconds after which runs that follow each other give way, so that the frame sees that nothing hangs. */
const TURN = 20;

/** `ctx` of one run, and what it has rendered, if its code returns nothing. */
export interface RunContext {
  readonly ctx: object;
  readonly rendered: () => unknown;
  /** Looks at what came of it. @throws Error when it cannot be handed over */
  readonly check?: (value: unknown) => void;
}

export interface RunnerOptions {
  readonly code: Promise<UnitCode>;
  send(message: DoneMessage | { readonly kind: 'started'; readonly run: number }): void;
  context(shared: JsonObject, facts: JsonObject): RunContext;
}

/** Runs the code of a unit for one set of facts after the other; those that wait for answers do so side by side. */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #queue: { readonly order: RunOrder; readonly shared: JsonObject }[] = [];
  readonly #under = new Set<number>();
  #isTurning = false;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  add(shared: string, runs: readonly RunOrder[]): void {
    const parsed = JSON.parse(shared) as JsonObject;
    for (const order of runs) this.#queue.push({ order, shared: parsed });
    void this.#turn();
  }

  forget(run: number): void {
    this.#under.delete(run);
    void this.#turn();
  }

  async #turn(): Promise<void> {
    if (this.#isTurning) return;
    this.#isTurning = true;
    // Code that cannot be read is told of by each run.
    await this.#options.code.catch(() => undefined);
    for (let since = performance.now(); this.#under.size < LOGIC_LIMITS.runs;) {
      const next = this.#queue.shift();
      if (next === undefined) break;
      await Promise.race([this.#run(next.order, next.shared), Promise.resolve()]);
      if (performance.now() - since < TURN) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    this.#isTurning = false;
  }

  async #run({ id, facts }: RunOrder, shared: JsonObject): Promise<void> {
    this.#under.add(id);
    this.#options.send({ kind: 'started', run: id });
    const outcome = await this.#outcome(this.#options.context(shared, JSON.parse(facts) as JsonObject));
    if (!this.#under.delete(id)) return;
    this.#options.send({ kind: 'done', run: id, outcome });
    void this.#turn();
  }

  async #outcome({ ctx, rendered, check }: RunContext): Promise<ReturnType<typeof outcomeOf>> {
    try {
      const run = await this.#options.code;
      const value = (await run(ctx)) ?? rendered();
      check?.(value);
      return outcomeOf(value);
    } catch (error) {
      return outcomeOfError(error);
    }
  }
}
