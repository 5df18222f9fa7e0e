import type { RecordsPort } from '@mortise/plugin-api/server';
import { type JsonValue, isAppError } from '@mortise/shared';

export interface PutRow {
  readonly collection: string;
  readonly id: string;
  readonly values: Readonly<Record<string, JsonValue>>;
}

/** Inserts the row, or replaces its values when it is there. */
export async function put(records: RecordsPort, { collection, id, values }: PutRow): Promise<void> {
  const update = async (): Promise<boolean> => (await records.update(collection, { id }, values)).length > 0;
  if (await update()) return;
  try {
    await records.create(collection, { id, ...values });
  } catch (error) {
    // Another process was faster.
    if (!isAppError(error) || error.code !== 'UNIQUE_CONFLICT' || !(await update())) throw error;
  }
}
