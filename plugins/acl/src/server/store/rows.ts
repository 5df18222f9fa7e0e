import type { RecordsPort } from '@mortise/plugin-api/server';
import type { JsonObject, JsonValue, Transaction } from '@mortise/shared';

/** A 64-bit key as JSON carries it: text beyond 2^53 − 1. */
export type RowId = number | string;

export interface RoleRow {
  readonly name: string;
  readonly title: string;
  readonly description: string | null;
  readonly default: boolean;
  readonly hidden: boolean;
  readonly allowConfigure: boolean;
  readonly snippets: readonly string[] | null;
  readonly strategy: { readonly actions?: readonly string[] } | null;
}

export interface AssignmentRow {
  readonly userId: RowId;
  readonly roleName: string;
  readonly default: boolean;
}

export interface GrantRow {
  readonly id: RowId;
  readonly roleName: string;
  readonly dataSource: string;
  readonly resource: string;
  readonly action: string;
  readonly fields: readonly string[] | null;
  readonly scopeId: RowId | null;
  readonly filter: JsonObject | null;
}

export interface ScopeRow {
  readonly id: RowId;
  readonly key: string;
  readonly name: string;
  readonly dataSource: string;
  readonly resourceName: string | null;
  readonly scope: JsonObject;
}

export interface PolicyRow {
  readonly id: RowId;
  readonly ptype: string;
  readonly v0: string;
  readonly v1: string;
  readonly v2: string;
  readonly v3: string;
  readonly v4: string;
  readonly v5: string;
}

const BATCH = 1000;

interface ReadAll<Row> {
  /** The collection's primary key. */
  readonly key: string;
  readonly read: (row: Row) => JsonValue;
  readonly filter?: JsonObject;
  readonly transaction?: Transaction;
}

/** Every row of a collection, or every one a filter lets through, read in batches along its primary key. */
export async function readAll<Row>(
  records: RecordsPort,
  collection: string,
  { key, read, filter = {}, transaction }: ReadAll<Row>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const last = rows.at(-1);
    const after: JsonObject = last === undefined ? {} : { [key]: { $gt: read(last) } };
    const query = { filter: { $and: [filter, after] }, sort: [key], limit: BATCH };
    const batch = await records.find<Row>(collection, query, transaction ? { transaction } : {});
    rows.push(...batch);
    if (batch.length < BATCH) return rows;
  }
}

/** How `readAll` walks collections with the preset key. */
export const BY_ID = { key: 'id', read: (row: { readonly id: RowId }): JsonValue => row.id } as const;
