/** Takes back one registration. May be called more than once; only the first call counts. */
export interface Disposable {
  dispose(): void | Promise<void>;
}

/** Wraps an undo so that a second call does nothing. */
export function disposable(undo: () => void | Promise<void>): Disposable {
  let pending: (() => void | Promise<void>) | undefined = undo;
  return {
    dispose() {
      const run = pending;
      pending = undefined;
      return run?.();
    },
  };
}
