import { MAX_KEYS, type RecordChange } from '@mortise/resources';
import type { Collection, JsonValue } from '@mortise/shared';

/** Writes of one kind to one collection, told as one. */
export interface JoinedChange {
  /** Its name in the API. */
  readonly resource: string;
  readonly collection: Collection;
  readonly action: RecordChange['action'];
  /** Undefined when they are more than `MAX_KEYS`, or not known. */
  readonly keys: readonly JsonValue[] | undefined;
}

/** Joins writes until somebody takes them. Holds three entries for each collection at most. */
export class PendingRecords {
  #pending = new Map<string, JoinedChange>();

  add({ collection, resource, action, keys }: RecordChange): void {
    // A plugin's resource may show a collection under another name, beside the collection's own.
    for (const name of new Set([collection.name, resource])) {
      const key = JSON.stringify([collection.dataSource, name, action]);
      const before = this.#pending.get(key);
      const joined = before ? joinKeys(before.keys, keys) : keys;
      this.#pending.set(key, { resource: name, collection, action, keys: joined });
    }
  }

  take(): readonly JoinedChange[] {
    const changes = [...this.#pending.values()];
    this.#pending = new Map();
    return changes;
  }
}

function joinKeys(left: readonly JsonValue[] | undefined, right: readonly JsonValue[] | undefined): readonly JsonValue[] | undefined {
  if (!left || !right) return undefined;
  const joined = [...new Set([...left, ...right])];
  return joined.length > MAX_KEYS ? undefined : joined;
}
