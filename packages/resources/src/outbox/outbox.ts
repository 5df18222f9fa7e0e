import { type MainDataSource, createRecords, defineCoreCollection } from '@mortise/database';
import type { FacadeFactory, FacadeOwner, RecordHooks } from '@mortise/kernel';
import type { OutboxPort, OutboxSubscription } from '@mortise/plugin-api/server';
import { AppError, type Disposable, disposable } from '@mortise/shared';
import { Delivery } from './delivery';
import { leasesCollection, outboxCollection } from './outbox-collections';
import { OutboxQueue } from './outbox-queue';
import { writeRows } from './outbox-rows';
import type { WrittenRecords } from './record-change';
import { RecordWatch, type Watched } from './record-watch';

const MAX_ID = 128;

interface Subscribed {
  /** Id of the plugin. */
  readonly owner: string;
  readonly subscription: OutboxSubscription;
  readonly delivery: Delivery;
}

/** Changes of records, kept in the transaction that makes them until their subscribers have heard of them. */
export class Outbox {
  readonly #source: MainDataSource;
  readonly #watch: RecordWatch;
  readonly #running = new Set<string>();
  /** By `<plugin>/<id>`. */
  readonly #subscribed = new Map<string, Subscribed>();

  /** `core.outbox` as one plugin sees it. */
  readonly facade: FacadeFactory<OutboxPort> = (owner) => ({
    subscribe: (subscription) => owner.ledger.record('outbox subscription', subscription.id, this.#subscribe(subscription, owner)),
  });

  private constructor(source: MainDataSource, hooks: RecordHooks) {
    this.#source = source;
    this.#watch = new RecordWatch(hooks, (written) => this.#write(written));
    source.schema.onChange(() => this.#align());
  }

  static async open(source: MainDataSource, hooks: RecordHooks): Promise<Outbox> {
    await defineCoreCollection(source, outboxCollection);
    await defineCoreCollection(source, leasesCollection);
    return new Outbox(source, hooks);
  }

  /** A plugin is told nothing until all of it runs. */
  pluginChanged(id: string, isRunning: boolean): void {
    if (!isRunning) {
      this.#running.delete(id);
      return;
    }
    this.#running.add(id);
    for (const { owner, delivery } of this.#subscribed.values()) if (owner === id) delivery.begin();
  }

  /** Ends what plugins left behind. */
  async close(): Promise<void> {
    await Promise.all([...this.#subscribed.values()].map(({ delivery }) => delivery.end()));
  }

  #subscribe(subscription: OutboxSubscription, { id: owner, log }: FacadeOwner): Disposable {
    const { id } = subscription;
    if (id.length === 0 || id.length > MAX_ID)
      throw new AppError('DEFINITION_INVALID', { expected: `an id of 1 to ${MAX_ID} characters`, received: id.length });
    const name = `${owner}/${id}`;
    if (this.#subscribed.has(name)) throw new AppError('NAME_TAKEN', { what: 'outbox subscription', name });
    const delivery = new Delivery({ subscription, log, queue: new OutboxQueue(createRecords(this.#source), name) });
    this.#subscribed.set(name, { owner, subscription, delivery });
    this.#align();
    if (this.#running.has(owner)) delivery.begin();
    return disposable(async () => {
      this.#subscribed.delete(name);
      this.#align();
      await delivery.end();
    });
  }

  /** Runs in the transaction of the change. */
  async #write(written: WrittenRecords): Promise<void> {
    const heard = [...this.#subscribed].filter(([, { subscription }]) => wants(subscription, written));
    const names = heard.map(([name]) => name);
    await writeRows(this.#source, written, names);
    written.transaction.afterCommit(() => {
      for (const [, { delivery }] of heard) delivery.wake();
    });
  }

  #align(): void {
    this.#watch.watch([...this.#subscribed.values()].flatMap(({ subscription }) => this.#watchedBy(subscription)));
  }

  #watchedBy({ collections, events }: OutboxSubscription): Watched[] {
    const names = collections === '*' ? this.#userCollections() : collections;
    return names.flatMap((collection) => events.map((event) => ({ collection, event })));
  }

  #userCollections(): string[] {
    const all = [...this.#source.schema.snapshot().collections.values()];
    return all.flatMap(({ name, owner }) => (owner === undefined ? [name] : []));
  }
}

function wants({ collections, events }: OutboxSubscription, { collection, event }: WrittenRecords): boolean {
  const isNamed = collections === '*' ? collection.owner === undefined : collections.includes(collection.name);
  return isNamed && events.includes(event);
}
