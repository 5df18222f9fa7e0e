import type { Collection, JsonObject, JsonValue, Principal, Transaction } from '@mortise/shared';

interface HookBase {
  readonly collection: Collection;
  readonly principal: Principal;
  readonly transaction: Transaction;
}

/** What a handler of each point receives. Throwing rolls the action back and answers with that error. */
export interface RecordHookEvents {
  /** `values` may be changed; they are checked again afterwards. */
  beforeCreate: HookBase & { readonly values: Record<string, JsonValue> };
  afterCreate: HookBase & { readonly record: JsonObject };
  /** `keys` are the primary keys of the rows about to change. */
  beforeUpdate: HookBase & { readonly values: Record<string, JsonValue>; readonly keys: readonly JsonValue[] };
  afterUpdate: HookBase & { readonly records: readonly JsonObject[] };
  beforeDestroy: HookBase & { readonly keys: readonly JsonValue[] };
  afterDestroy: HookBase & { readonly keys: readonly JsonValue[] };
}
export type RecordHookPoint = keyof RecordHookEvents;

export interface RecordHook<Point extends RecordHookPoint> {
  /** Unique; registering the same id again at the same point replaces the handler. */
  readonly id: string;
  /** Lower runs earlier; default 0. */
  readonly order?: number;
  /** By default `main`; a hook belongs to one data source, as transactions do. */
  readonly dataSource?: string;
  /** Name of a collection there; undefined for every one. */
  readonly collection?: string;
  handle(event: RecordHookEvents[Point]): void | Promise<void>;
}

export interface RecordHooksPort {
  on<Point extends RecordHookPoint>(point: Point, hook: RecordHook<Point>): void;
}
