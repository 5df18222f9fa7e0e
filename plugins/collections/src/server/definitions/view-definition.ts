import { AGGREGATIONS, type Aggregation, AppError, type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { type OptionReader, readOptions } from './option-readers';
import { readName } from './read-name';

/** One column of a view: a field, perhaps of a related record, or what is worked out of a group. Only `count` needs no field. */
export type ViewColumnDefinition = {
  readonly name: string;
  readonly field?: string;
  readonly aggregation?: Aggregation;
};

/** What the records of a view are, in the words of the action API. */
export type ViewDefinition = {
  readonly collection: string;
  readonly filter?: JsonObject;
  readonly columns: readonly ViewColumnDefinition[];
};

const MAX_COLUMNS = 100;
const MAX_FIELD = 500;

/** @throws AppError DEFINITION_INVALID, NAME_INVALID, NAME_RESERVED, NAME_TAKEN for names that are not different */
export function parseView(body: JsonObject, collection: string): ViewDefinition {
  const read = readOptions(body, { collection });
  refuseOthers(body, ['collection', 'filter', 'columns'], read);
  const source =
    read.text('collection', 63) ??
    refuse(read, 'view.collection', { expected: 'the name of a collection', received: body['collection'] ?? null });
  const filter = body['filter'] ?? {};
  if (!isJsonObject(filter)) refuse(read, 'view.filter', { expected: 'an object', received: filter });
  const { columns } = body;
  if (!Array.isArray(columns) || columns.length === 0 || columns.length > MAX_COLUMNS)
    return refuse(read, 'view.columns', { expected: `a list of 1 to ${MAX_COLUMNS} columns`, received: columns ?? null });
  const parsed = columns.map((column: JsonValue) => parseColumn(column, read));
  refuseDoubles(parsed, collection);
  return { collection: source, ...(Object.keys(filter).length > 0 ? { filter } : {}), columns: parsed };
}

function parseColumn(body: JsonValue, whole: OptionReader): ViewColumnDefinition {
  if (!isJsonObject(body)) return refuse(whole, 'view.columns', { expected: 'objects', received: body });
  const read = readOptions(body, whole.place);
  refuseOthers(body, ['name', 'field', 'aggregation'], read);
  const field = read.text('field', MAX_FIELD);
  const aggregation = read.choice('aggregation', AGGREGATIONS);
  if (field === undefined && aggregation !== 'count')
    return refuse(read, 'view.columns.field', { expected: 'the name of a field', received: null });
  const name = readName('field', body['name'] ?? nameOf(field, aggregation));
  return { name, ...(field === undefined ? {} : { field }), ...(aggregation === undefined ? {} : { aggregation }) };
}

/** `customer.name` → `customer_name`, the sum of `amount` → `amount_sum`. */
function nameOf(field: string | undefined, aggregation: Aggregation | undefined): string {
  return [field?.replaceAll('.', '_'), aggregation].filter((part) => part !== undefined).join('_');
}

function refuseDoubles(columns: readonly ViewColumnDefinition[], collection: string): void {
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name.toLowerCase())) throw new AppError('NAME_TAKEN', { what: 'field', name, collection });
    seen.add(name.toLowerCase());
  }
}

function refuseOthers(body: JsonObject, known: readonly string[], read: OptionReader): void {
  const other = Object.keys(body).find((key) => !known.includes(key));
  if (other !== undefined) refuse(read, `view.${other}`, { expected: known, received: other });
}

function refuse(
  read: OptionReader,
  option: string,
  { expected, received }: { readonly expected: unknown; readonly received: JsonValue },
): never {
  const shown = typeof received === 'object' ? null : received;
  throw new AppError('DEFINITION_INVALID', { ...read.place, option, expected, received: shown });
}
