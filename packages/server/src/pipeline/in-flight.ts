interface Flight {
  readonly requestId: string;
  readonly ended: Promise<void>;
  end(): void;
}

/** The requests under way, so that a plugin or the server stops only when nobody uses it any more. */
export class InFlight {
  readonly #flights = new Set<Flight>();

  get count(): number {
    return this.#flights.size;
  }

  /** Counts `work` until it settles; gives it back. */
  track<T>(requestId: string, work: Promise<T>): Promise<T> {
    let release: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      release = resolve;
    });
    const flight: Flight = {
      requestId,
      ended,
      end: () => {
        this.#flights.delete(flight);
        release();
      },
    };
    this.#flights.add(flight);
    return work.finally(() => flight.end());
  }

  /** Stops waiting for a request that itself waits for a drain: switching a plugin must not wait for its own request. */
  release(requestId: string): void {
    for (const flight of this.#flights) if (flight.requestId === requestId) flight.end();
  }

  /** Waits until every request that is under way now has ended, at most `milliseconds`. Returns how many have not. */
  async drain(milliseconds: number): Promise<number> {
    const waited = [...this.#flights];
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    await Promise.race([Promise.all(waited.map(({ ended }) => ended)), patience]);
    clearTimeout(timer);
    return waited.filter((flight) => this.#flights.has(flight)).length;
  }
}
