import { type ServiceRef, serviceRef } from '../service-ref';

/** Failures of one key in the window that runs. */
export interface Failures {
  readonly count: number;
  /** Until the window ends. */
  readonly endsInMs: number;
}

/** Counts failures in one place for all processes of an installation. While it cannot be reached it knows nothing. */
export interface FailureStore {
  /** Adds a failure in one step, and tells how many there are with it; the window begins with the first. */
  add(key: string, windowMs: number): Promise<Failures | undefined>;
  read(key: string): Promise<Failures | undefined>;
  forget(key: string): Promise<void>;
}

/** Provided by a plugin that has a store all processes share; wish for it with `optional`. */
export const failureStoreRef: ServiceRef<FailureStore> = serviceRef('rate-limit.failures');
