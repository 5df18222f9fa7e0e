import type { OutboxEventName } from '@mortise/plugin-api/server';
import type { Collection, JsonObject, JsonValue, Principal, Transaction } from '@mortise/shared';

export interface ChangedRecord {
  readonly key: JsonValue;
  /** Undefined once it is destroyed. */
  readonly record: JsonObject | undefined;
}

/** What one write did to the records of one collection, seen from inside its transaction. */
export interface WrittenRecords {
  readonly collection: Collection;
  readonly event: OutboxEventName;
  readonly records: readonly ChangedRecord[];
  readonly principal: Principal;
  readonly transaction: Transaction;
}

export function changedRecord({ primaryKey }: Collection, record: JsonObject): ChangedRecord {
  return { key: record[primaryKey.name] ?? null, record };
}
