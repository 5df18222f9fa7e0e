import { type Api, isApiError } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { type DataCollection, type DataRecord, type RecordKey, findField, isReadable } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import type { Write } from '../model/use-write';
import { toDraft } from '../values/draft';

/** Others have saved another value than the one the person saw. */
export class CellConflict extends Error {
  override readonly name = 'CellConflict';
  readonly theirs: JsonValue;

  constructor(theirs: JsonValue) {
    super('saved by others meanwhile');
    this.theirs = theirs;
  }
}

export interface CellChange {
  readonly collection: DataCollection;
  readonly field: DataField;
  readonly key: RecordKey;
  /** The value the person saw. */
  readonly seen: JsonValue;
  readonly value: JsonValue;
}

/** How often others may change the rest of the record in between. */
const ATTEMPTS = 5;

/**
 * Saves one value if the one it replaces is still the one that was seen.
 * @throws ApiError, CellConflict
 */
export async function saveCell({ api, write }: { readonly api: Api; readonly write: Write }, change: CellChange): Promise<void> {
  const { collection, field, key, seen, value } = change;
  const column = columnOf(collection, field);
  for (let attempt = 1; ; attempt += 1) {
    const saved = column === undefined ? undefined : await readCell(api, change, column);
    if (saved !== undefined && toDraft(field, saved.value) !== toDraft(field, seen)) throw new CellConflict(saved.value);
    try {
      return await write.update(key, { [field.name]: value }, saved?.version);
    } catch (error) {
      if (!isApiError(error) || error.code !== 'PRECONDITION_FAILED' || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The value a person sees in a cell; a relation stands for its key. */
export function seenIn(record: DataRecord, field: DataField): JsonValue {
  return record[field.name] ?? record[field.foreignKey ?? ''] ?? null;
}

async function readCell(
  api: Api,
  { collection, key }: CellChange,
  column: string,
): Promise<{ readonly value: JsonValue; readonly version: string | undefined }> {
  const params = { filterByTk: String(key), fields: [column] };
  const { data, etag } = await api.get<DataRecord>(`${collection.name}:get`, { params });
  return { value: data[column] ?? null, version: etag };
}

/** The column that holds the value; undefined where the viewer may not read it. */
function columnOf(collection: DataCollection, field: DataField): string | undefined {
  const column = field.target === undefined ? field : findField(collection, field.foreignKey ?? '');
  return column !== undefined && isReadable(collection, column) ? column.name : undefined;
}
