import type { Collection, Disposable, JsonValue } from '@mortise/shared';
import { disposable } from '@mortise/shared';

/** Rows that an action created, changed or removed. */
export interface RecordChange {
  readonly collection: Collection;
  /** The resource the action belongs to; often named as its collection. */
  readonly resource: string;
  readonly action: 'create' | 'update' | 'destroy';
  /** Primary keys, at most `MAX_KEYS`; undefined when there are more, or when they are not known. */
  readonly keys: readonly JsonValue[] | undefined;
}

export interface RecordChangeListener {
  /** While nobody wants to know, nothing is worked out. */
  wanted(): boolean;
  /** Called after the commit. Must not throw. */
  tell(change: RecordChange): void;
}

export const MAX_KEYS = 100;

/** Where writes are told. */
export interface TellChanges {
  readonly wanted: boolean;
  tell(change: RecordChange): void;
}

/** Who hears of writes by standard actions, in this process. */
export class RecordChanges implements TellChanges {
  #listeners: readonly RecordChangeListener[] = [];

  get wanted(): boolean {
    return this.#listeners.some((listener) => listener.wanted());
  }

  listen(listener: RecordChangeListener): Disposable {
    this.#listeners = [...this.#listeners, listener];
    return disposable(() => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    });
  }

  tell(change: RecordChange): void {
    for (const listener of this.#listeners) if (listener.wanted()) listener.tell(change);
  }
}
