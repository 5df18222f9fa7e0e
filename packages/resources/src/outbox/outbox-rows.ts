import type { DataSource } from '@mortise/database';
import type { OutboxEvent, OutboxEventName } from '@mortise/plugin-api/server';
import type { ColumnValues, JsonObject, JsonValue } from '@mortise/shared';
import { outboxCollection } from './outbox-collections';
import type { ChangedRecord, WrittenRecords } from './record-change';

/** Due whatever the clocks of different machines say. */
export const AT_ONCE = new Date(0).toISOString();

/** A row of the outbox. */
export interface OutboxRow {
  readonly id: number;
  readonly dataSource: string;
  readonly collection: string;
  readonly event: OutboxEventName;
  readonly recordKey: string;
  readonly record: string | null;
  readonly userId: number | null;
  readonly attempts: number;
  readonly createdAt: string;
}

/** Writes, in the transaction of a change, what these subscriptions are to be told of it. */
export async function writeRows(source: DataSource, written: WrittenRecords, subscriptions: readonly string[]): Promise<void> {
  const { records, transaction } = written;
  const collection = source.schema.get(outboxCollection.name);
  const rows = records.flatMap((record) => subscriptions.map((subscription) => columnValues(source, rowOf(written, record, subscription))));
  if (rows.length === 0) return;
  const select = [{ kind: 'column' as const, field: collection.primaryKey }];
  await source.insertMany({ collection, rows, select }, { variables: { '$user.id': null, $nRole: null }, transaction });
}

/** What a subscription is told. */
export function eventOf(row: OutboxRow): OutboxEvent {
  const { id, dataSource, collection, event, recordKey, record, userId, createdAt } = row;
  return {
    id,
    dataSource,
    collection,
    event,
    key: JSON.parse(recordKey) as JsonValue,
    record: record === null ? undefined : (JSON.parse(record) as JsonObject),
    userId: userId ?? undefined,
    at: createdAt,
  };
}

/** Names the record an event is about. */
export function recordName({ collection, recordKey }: Pick<OutboxRow, 'collection' | 'recordKey'>): string {
  return `${collection} ${recordKey}`;
}

function rowOf(written: WrittenRecords, { key, record }: ChangedRecord, subscription: string): Readonly<Record<string, JsonValue>> {
  const { collection, event, principal } = written;
  return {
    subscription,
    dataSource: collection.dataSource,
    collection: collection.name,
    event,
    recordKey: JSON.stringify(key),
    record: record === undefined ? null : JSON.stringify(record),
    userId: principal.userId ?? null,
    attempts: 0,
    dueAt: AT_ONCE,
  };
}

function columnValues(source: DataSource, row: Readonly<Record<string, JsonValue>>): ColumnValues {
  const { columns } = source.schema.get(outboxCollection.name);
  return new Map(columns.flatMap((column) => (row[column.name] === undefined ? [] : [[column, row[column.name] ?? null] as const])));
}
