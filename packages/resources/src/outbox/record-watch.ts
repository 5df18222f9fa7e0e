import type { RecordHooks } from '@mortise/kernel';
import type { OutboxEventName } from '@mortise/plugin-api/server';
import type { Disposable } from '@mortise/shared';
import { type WrittenRecords, changedRecord } from './record-change';

type Write = (written: WrittenRecords) => Promise<void>;

export interface Watched {
  readonly collection: string;
  readonly event: OutboxEventName;
}

/**
 * Record hooks on exactly the collections and events somebody wants to hear of. One hook for all collections would make every write
 * of every collection a transaction.
 */
export class RecordWatch {
  readonly #hooks: RecordHooks;
  readonly #write: Write;
  readonly #added = new Map<string, Disposable>();

  constructor(hooks: RecordHooks, write: Write) {
    this.#hooks = hooks;
    this.#write = write;
  }

  /** Watches these, and nothing else. */
  watch(all: readonly Watched[]): void {
    const wanted = new Map(all.map((watched) => [`${watched.event} ${watched.collection}`, watched]));
    for (const [name, hook] of this.#added) {
      if (wanted.has(name)) continue;
      this.#added.delete(name);
      void hook.dispose();
    }
    for (const [name, watched] of wanted) {
      if (!this.#added.has(name)) this.#added.set(name, this.#add(watched));
    }
  }

  #add({ collection: name, event }: Watched): Disposable {
    const hook = { id: `outbox.${name}`, collection: name };
    if (event === 'create')
      return this.#hooks.add('afterCreate', {
        ...hook,
        handle: ({ record, ...rest }) => this.#write({ ...rest, event, records: [changedRecord(rest.collection, record)] }),
      });
    if (event === 'update')
      return this.#hooks.add('afterUpdate', {
        ...hook,
        handle: ({ records, ...rest }) =>
          this.#write({ ...rest, event, records: records.map((record) => changedRecord(rest.collection, record)) }),
      });
    return this.#hooks.add('afterDestroy', {
      ...hook,
      handle: ({ keys, ...rest }) => this.#write({ ...rest, event, records: keys.map((key) => ({ key, record: undefined })) }),
    });
  }
}
