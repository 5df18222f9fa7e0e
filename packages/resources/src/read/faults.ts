import { type AppError, isAppError, throwFaults } from '@mortise/shared';

/** Collects the faults of one pass, so that a caller learns of all of them at once. */
export interface Faults {
  /** Runs `work`; an AppError is collected and `undefined` returned. */
  collect<T>(work: () => T): T | undefined;
  /** The same for work that may have to wait; what need not wait is not made to. */
  collectAsync<T>(work: () => T | Promise<T>): T | undefined | Promise<T | undefined>;
  add(...faults: readonly AppError[]): void;
  /** Throws what was collected; what is forbidden comes before what is malformed. */
  throwAll(): void;
}

export function createFaults(): Faults {
  const faults: AppError[] = [];
  const hold = (error: unknown): undefined => {
    if (!isAppError(error)) throw error;
    faults.push(error, ...error.siblings);
  };
  const collect = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      return hold(error);
    }
  };
  return {
    collect,
    collectAsync(work) {
      const result = collect(work);
      return result instanceof Promise ? result.catch(hold) : result;
    },
    add: (...more) => void faults.push(...more),
    throwAll() {
      const forbidden = faults.filter((fault) => fault.kind === 'forbidden');
      throwFaults(forbidden.length > 0 ? forbidden : faults);
    },
  };
}
