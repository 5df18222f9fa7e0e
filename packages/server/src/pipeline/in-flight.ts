interface Flight {
  readonly requestId: string;
  /** Who waits for its end; nearly always nobody. */
  readonly waiting: (() => void)[];
}

/** The requests under way, so that a plugin or the server stops only when nobody uses it any more. */
export class InFlight {
  readonly #flights = new Set<Flight>();

  get count(): number {
    return this.#flights.size;
  }

  /** Begins work and counts it until it settles; gives it back. It is counted before it begins, since it may ask to be released at once. */
  track<T>(requestId: string, begin: () => Promise<T>): Promise<T> {
    const flight: Flight = { requestId, waiting: [] };
    this.#flights.add(flight);
    const work = begin();
    const end = (): void => this.#end(flight);
    work.then(end, end);
    return work;
  }

  /** Stops waiting for a request that itself waits for a drain: switching a plugin must not wait for its own request. */
  release(requestId: string): void {
    for (const flight of this.#flights) if (flight.requestId === requestId) this.#end(flight);
  }

  /** Waits until every request that is under way now has ended, however long that takes. */
  async settled(): Promise<void> {
    await Promise.all([...this.#flights].map(ended));
  }

  /** Waits until every request that is under way now has ended, at most `milliseconds`. Returns how many have not. */
  async drain(milliseconds: number): Promise<number> {
    const waited = [...this.#flights];
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    await Promise.race([Promise.all(waited.map(ended)), patience]);
    clearTimeout(timer);
    return waited.filter((flight) => this.#flights.has(flight)).length;
  }

  #end(flight: Flight): void {
    this.#flights.delete(flight);
    for (const tell of flight.waiting) tell();
  }
}

function ended({ waiting }: Flight): Promise<void> {
  return new Promise((resolve) => void waiting.push(resolve));
}
