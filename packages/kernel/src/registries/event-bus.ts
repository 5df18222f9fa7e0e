import type { EventsPort, Log } from '@mortise/plugin-api/server';
import { type Disposable, disposable } from '@mortise/shared';
import type { FacadeFactory } from '../plugins/facade';

interface Listener {
  readonly log: Log;
  readonly handle: (payload: unknown) => void | Promise<void>;
}

/** Events inside this process. Listeners run in the order they came, from a snapshot taken when the event is sent. */
export class EventBus {
  readonly #listeners = new Map<string, readonly Listener[]>();

  /** `core.events` as one plugin sees it. */
  readonly facade: FacadeFactory<EventsPort> = (owner) => ({
    on: (name: string, handle: (payload: never) => void | Promise<void>) =>
      // The port's overloads tie the payload to the name; the bus carries whatever was sent.
      owner.ledger.record('listener', name, this.on(name, owner.log, handle as Listener['handle'])),
    emit: (name, payload) => this.emit(name, payload),
  });

  /** `log` takes the failures of this listener. */
  on(name: string, log: Log, handle: Listener['handle']): Disposable {
    const listener: Listener = { log, handle };
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
    return disposable(() => {
      const rest = (this.#listeners.get(name) ?? []).filter((other) => other !== listener);
      if (rest.length > 0) this.#listeners.set(name, rest);
      else this.#listeners.delete(name);
    });
  }

  /** Never throws and waits for nobody. */
  emit(name: string, payload: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) void deliver(listener, name, payload);
  }

  /** How many listeners each event has. */
  counts(): ReadonlyMap<string, number> {
    return new Map([...this.#listeners].map(([name, listeners]) => [name, listeners.length]));
  }
}

async function deliver(listener: Listener, name: string, payload: unknown): Promise<void> {
  try {
    await listener.handle(payload);
  } catch (error) {
    listener.log.error('A listener failed', { event: name, error });
  }
}
