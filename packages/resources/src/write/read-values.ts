import type { Allowed } from '@mortise/plugin-api/server';
import {
  AppError,
  type Collection,
  type ColumnField,
  type ColumnValues,
  type Field,
  type JsonObject,
  type JsonValue,
  type RelationField,
  describeColumnValue,
  isJsonObject,
  jsonTypeOf,
  readColumnValue,
} from '@mortise/shared';
import { type Faults, createFaults } from '../read/faults';
import { findField, mayUse } from '../read/field-access';
import { choicesOf } from './column-choices';

/**
 * Checks a record's values against its collection and brings them into canonical form.
 * Columns the system fills in are ignored when they are sent back.
 * @throws AppError BODY_INVALID, FIELD_UNKNOWN, FIELD_DENIED, VALUE_INVALID, VALUE_REQUIRED; all faults at once
 */
export function readValues(
  collection: Collection,
  decision: Allowed,
  options: { values: JsonValue | undefined; complete: boolean },
): ColumnValues {
  if (options.values !== undefined && !isJsonObject(options.values)) {
    throw new AppError('BODY_INVALID', { path: 'body', expected: 'an object of field values', received: jsonTypeOf(options.values) });
  }
  const faults = createFaults();
  const given: JsonObject = options.values ?? {};
  const columns = new Map<ColumnField, JsonValue>();
  for (const [name, value] of Object.entries(given)) {
    faults.collect(() => readEntry(collection, decision, { name, value: value ?? null, columns }));
  }
  if (options.complete) requireColumns(collection, given, { columns, faults });
  faults.throwAll();
  return columns;
}

interface Entry {
  readonly name: string;
  readonly value: JsonValue;
  readonly columns: Map<ColumnField, JsonValue>;
}

function readEntry(collection: Collection, decision: Allowed, { name, value, columns }: Entry): void {
  const field = findField(collection, name);
  if (isSystemFilled(field, collection)) return;
  if (!mayUse(decision, field)) throw new AppError('FIELD_DENIED', { field: name });
  if (field.kind === 'column') columns.set(field, readColumn(field, value, name));
  else setForeignKey(collection, field, { name, value, columns });
}

/** `id` of auto-increment tables, createdAt, updatedAt, createdBy, updatedBy and their keys. */
function isSystemFilled(field: Field, collection: Collection): boolean {
  if (field.kind === 'column') return field.autoIncrement || (field.autoFill !== undefined && field.autoFill !== 'uuid');
  const foreignKey = field.type === 'belongsTo' ? collection.fields.get(field.foreignKey) : undefined;
  return foreignKey !== undefined && isSystemFilled(foreignKey, collection);
}

/** A belongsTo takes the target's key, or an object with nothing but that key, or null. */
function setForeignKey(collection: Collection, relation: RelationField, { name, value, columns }: Entry): void {
  const foreignKey = relation.type === 'belongsTo' ? collection.fields.get(relation.foreignKey) : undefined;
  if (foreignKey?.kind !== 'column') {
    throw new AppError('VALUE_INVALID', {
      field: name,
      expected: `set through the field "${relation.foreignKey}" of "${relation.target}"`,
      received: jsonTypeOf(value),
    });
  }
  const keys = isJsonObject(value) ? Object.values(value) : [value];
  const [key] = keys;
  if (keys.length !== 1 || key === undefined) {
    throw new AppError('VALUE_INVALID', {
      field: name,
      expected: 'the key of a record, an object with only that key, or null',
      received: jsonTypeOf(value),
    });
  }
  columns.set(foreignKey, readColumn(foreignKey, key, name));
}

function readColumn(column: ColumnField, value: JsonValue, name: string): JsonValue {
  if (value === null) {
    if (!column.nullable) throw new AppError('VALUE_REQUIRED', { field: name });
    return null;
  }
  const canonical = readColumnValue(column, value);
  const choices = choicesOf(column);
  if (canonical === undefined || choices?.has(canonical) === false) {
    const expected = choices ? [...choices] : describeColumnValue(column);
    throw new AppError('VALUE_INVALID', { field: name, expected, received: shown(value) });
  }
  return canonical;
}

/** What is given, but not as it should be, has been reported already. */
function requireColumns(collection: Collection, given: JsonObject, { columns, faults }: { columns: ColumnValues; faults: Faults }): void {
  for (const column of collection.columns) {
    const filledIn =
      column.nullable || column.autoIncrement || column.autoFill !== undefined || column.defaultValue !== undefined || column.hidden;
    if (!filledIn && !columns.has(column) && !Object.hasOwn(given, column.name))
      faults.add(new AppError('VALUE_REQUIRED', { field: column.name }));
  }
}

function shown(value: JsonValue): unknown {
  return typeof value === 'object' ? jsonTypeOf(value) : typeof value === 'string' ? value.slice(0, 100) : value;
}
