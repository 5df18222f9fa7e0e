/** Runs one piece of work after the other, in the order they came; a failure does not hold up the next. */
export class TransitionQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }
}
