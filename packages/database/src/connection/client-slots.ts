import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Sequelize } from 'sequelize';
import { isConnectionFault, isTimeout } from './driver-faults';
import { ResourceQueue } from './resource-queue';

const ATTEMPTS = 3;
const ACQUIRE_PAUSE_MILLISECONDS = 50;
/** As long as the pool itself lets somebody wait for a connection. */
const WAIT_MILLISECONDS = 10_000;
/** How long a client rests in its slot before the pool gets it back. */
const REST_MILLISECONDS = 10_000;

interface Slot {
  client: Client | undefined;
  isBusy: boolean;
  /** Of the monotonic clock. */
  restingSince: number;
}

/** Left out of Sequelize's types. */
interface Validating {
  validate(client: Client): boolean;
}

/**
 * Lends the clients of Sequelize's pool. A client stays in its slot for the next task and goes back to the pool only after a rest: each
 * loan of the pool runs hooks and timers, which together cost as much as a small query does.
 */
export class ClientSlots {
  readonly #sequelize: Sequelize;
  readonly #slots: readonly Slot[];
  readonly #queue: ResourceQueue<Slot>;
  readonly #rest: NodeJS.Timeout;
  /** Tasks that run or wait. */
  #tasks = 0;
  #whenIdle: (() => void) | undefined;

  /** `count`: the most clients of the pool. */
  constructor(sequelize: Sequelize, count: number) {
    this.#sequelize = sequelize;
    this.#slots = Array.from({ length: count }, () => ({ client: undefined, isBusy: false, restingSince: 0 }));
    this.#queue = new ResourceQueue(this.#slots, WAIT_MILLISECONDS);
    this.#rest = setInterval(() => this.#giveBack(performance.now() - REST_MILLISECONDS), REST_MILLISECONDS).unref();
  }

  /** @throws AppError DATABASE_BUSY when no client became free in time; the driver's error when none can be had; whatever `task` throws */
  async borrow<T>(task: (client: Client) => Promise<T>): Promise<T> {
    this.#tasks += 1;
    try {
      return await this.#queue.run((slot) => this.#lend(slot, task));
    } finally {
      this.#tasks -= 1;
      if (this.#tasks === 0) this.#whenIdle?.();
    }
  }

  /** For good: the client is closed when its task ends. */
  destroy(client: Client): Promise<void> {
    for (const slot of this.#slots) if (slot.client === client) slot.client = undefined;
    return this.#sequelize.connectionManager.destroyConnection(client);
  }

  /** Waits for the tasks that run or wait. */
  async close(): Promise<void> {
    clearInterval(this.#rest);
    if (this.#tasks > 0) await new Promise<void>((resolve) => (this.#whenIdle = resolve));
    this.#giveBack(Infinity);
    await this.#sequelize.close();
  }

  async #lend<T>(slot: Slot, task: (client: Client) => Promise<T>): Promise<T> {
    slot.isBusy = true;
    try {
      const client = this.#resting(slot) ?? (await this.#acquire());
      slot.client = client;
      return await task(client);
    } catch (error) {
      if (slot.client && isConnectionFault(error)) await this.destroy(slot.client);
      throw error;
    } finally {
      slot.isBusy = false;
      slot.restingSince = performance.now();
    }
  }

  /** The slot's client, unless its connection broke meanwhile: the pool has let go of it then. */
  #resting({ client }: Slot): Client | undefined {
    const manager = this.#sequelize.connectionManager as unknown as Validating;
    return client && manager.validate(client) ? client : undefined;
  }

  #giveBack(restingSince: number): void {
    for (const slot of this.#slots) {
      if (slot.client === undefined || slot.isBusy || slot.restingSince > restingSince) continue;
      this.#sequelize.connectionManager.releaseConnection(slot.client);
      slot.client = undefined;
    }
  }

  /**
   * Tries again after a moment: the server may be restarting, and the pool hands the failure of an attempt nobody waits for
   * any more to whoever asks next. Nothing has been sent yet, so this repeats nothing.
   */
  async #acquire(): Promise<Client> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await this.#sequelize.connectionManager.getConnection({ type: 'write' })) as Client;
      } catch (error) {
        if (attempt === ATTEMPTS || !isConnectionFault(error) || isTimeout(error)) throw error;
        await setTimeout(ACQUIRE_PAUSE_MILLISECONDS * attempt);
      }
    }
  }
}
