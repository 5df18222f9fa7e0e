import { type AppError, isAppError, throwFaults } from '@mortise/shared';

/** Collects the faults of one pass, so that a caller learns of all of them at once. */
export interface Faults {
  /** Runs `work`; an AppError is collected and `undefined` returned. */
  collect<T>(work: () => T): T | undefined;
  add(...faults: readonly AppError[]): void;
  /** Throws what was collected; what is forbidden comes before what is malformed. */
  throwAll(): void;
}

export function createFaults(): Faults {
  const faults: AppError[] = [];
  return {
    collect(work) {
      try {
        return work();
      } catch (error) {
        if (!isAppError(error)) throw error;
        faults.push(error, ...error.siblings);
        return undefined;
      }
    },
    add: (...more) => void faults.push(...more),
    throwAll() {
      const forbidden = faults.filter((fault) => fault.kind === 'forbidden');
      throwFaults(forbidden.length > 0 ? forbidden : faults);
    },
  };
}
