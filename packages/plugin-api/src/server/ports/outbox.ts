import type { JsonObject, JsonValue } from '@mortise/shared';

export type OutboxEventName = 'create' | 'update' | 'destroy';

/** One change of one record, told after its commit. */
export interface OutboxEvent {
  /** Unique within the subscription, and the same when the event is told again: remember it to do something only once. */
  readonly id: number;
  readonly dataSource: string;
  readonly collection: string;
  readonly event: OutboxEventName;
  /** The record's primary key. */
  readonly key: JsonValue;
  /** As it was after the change, without hidden fields; undefined once it is destroyed. */
  readonly record: JsonObject | undefined;
  /** Who made the change, when it was a user. */
  readonly userId: number | undefined;
  /** ISO 8601. */
  readonly at: string;
}

export interface OutboxSubscription {
  /** Unique within the plugin. Events wait under this name while the plugin is off: keep it. */
  readonly id: string;
  /** Names in data source `main`; `*` for all collections made by users. */
  readonly collections: readonly string[] | '*';
  readonly events: readonly OutboxEventName[];
  /** Called for one event at a time, in one process at a time. Throwing, or taking longer than a minute, has it called again later. */
  handle(event: OutboxEvent): void | Promise<void>;
}

/**
 * Changes of records that are told after the commit, at least once each, also when the process dies in between. The events of one record
 * come in order; one that fails is told again after 1 s, then 2 s and so on up to 5 min, and holds back only the later ones of its
 * record. After 20 failures it is put aside. What actions change is told, as by record hooks; what `core.records` changes is not.
 */
export interface OutboxPort {
  /** @throws AppError NAME_TAKEN, DEFINITION_INVALID */
  subscribe(subscription: OutboxSubscription): void;
}
