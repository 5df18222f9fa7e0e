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
import { choicesOf, isChosen } from './column-choices';
import { contradiction } from './contradiction';
import { readPassword } from './password-values';
import { brokenRules } from './value-rules';

/**
 * Checks a record's values against its collection and brings them into canonical form.
 * Columns the system fills in are ignored when they are sent back. Passwords are read as they are, for `hashPasswords`; from `trusted`
 * code they are hashes already. Columns that `later` names may be missing: they are filled in before the record is written.
 * @throws AppError BODY_INVALID, FIELD_UNKNOWN, FIELD_DENIED, FIELD_READ_ONLY, VALUE_INVALID, VALUE_REQUIRED, VALUES_CONTRADICT; all faults at once
 */
export function readValues(
  collection: Collection,
  decision: Allowed,
  options: { values: JsonValue | undefined; complete: boolean; trusted?: boolean; later?: Readonly<JsonObject> | undefined },
): ColumnValues {
  if (options.values !== undefined && !isJsonObject(options.values)) {
    throw new AppError('BODY_INVALID', { path: 'body', expected: 'an object of field values', received: jsonTypeOf(options.values) });
  }
  const faults = createFaults();
  const given: JsonObject = options.values ?? {};
  const columns = new Map<ColumnField, JsonValue>();
  const { complete, trusted = false } = options;
  for (const [name, value] of Object.entries(given)) {
    const entry = { name, value: value ?? null, collection, given, columns, complete, trusted };
    faults.collect(() => readEntry(decision, entry));
  }
  const all = options.later ? { ...given, ...options.later } : given;
  if (complete) requireColumns(collection, all, { columns, faults });
  faults.add(...brokenRules(collection, { columns, given: all, complete }));
  faults.throwAll();
  return columns;
}

interface Entry {
  readonly name: string;
  readonly value: JsonValue;
  readonly collection: Collection;
  /** All values of the record. */
  readonly given: JsonObject;
  readonly columns: Map<ColumnField, JsonValue>;
  readonly complete: boolean;
  readonly trusted: boolean;
}

function readEntry(decision: Allowed, entry: Entry): void {
  const { name, value, collection } = entry;
  const field = findWritable(collection, name);
  if (isSystemFilled(field, collection)) return;
  if (!mayUse(decision, field)) throw new AppError('FIELD_DENIED', { field: name });
  if (isReadOnly(field, collection)) throw new AppError('FIELD_READ_ONLY', { field: name });
  if (field.kind === 'column' && field.type === 'password') setPassword(field, entry);
  else if (field.kind === 'column') setColumn(field, readColumn(field, value, name), entry);
  else setForeignKey(field, entry);
}

/** A foreign key may come under its own name and those of its relations. What a hook adds is said later, and counts. */
function setColumn(column: ColumnField, value: JsonValue, { name, columns, trusted, collection, given }: Entry): void {
  if (!trusted && columns.has(column) && columns.get(column) !== value) throw contradiction({ column, name, collection, given });
  columns.set(column, value);
}

/** Passwords are hidden, and written all the same. */
function findWritable(collection: Collection, name: string): Field {
  const field = collection.fields.get(name);
  return field?.kind === 'column' && field.type === 'password' ? field : findField(collection, name);
}

/** An empty password changes nothing, as forms that never show one send it. */
function setPassword(column: ColumnField, { name, value, columns, complete, trusted }: Entry): void {
  if (value !== null && value !== '') columns.set(column, trusted ? readColumn(column, value, name) : readPassword(value, name));
  else if (complete && !column.nullable) throw new AppError('VALUE_REQUIRED', { field: name });
}

/** `id` of auto-increment tables, createdAt, updatedAt, createdBy, updatedBy and their keys. */
function isSystemFilled(field: Field, collection: Collection): boolean {
  if (field.kind === 'column') return field.autoIncrement || field.autoFill !== undefined;
  const foreignKey = field.type === 'belongsTo' ? collection.fields.get(field.foreignKey) : undefined;
  return foreignKey !== undefined && isSystemFilled(foreignKey, collection);
}

/** What the database works out itself, and what can be shown but not written exactly. */
function isReadOnly(field: Field, collection: Collection): boolean {
  const column = field.kind === 'column' ? field : field.type === 'belongsTo' && collection.fields.get(field.foreignKey);
  return typeof column === 'object' && column.kind === 'column' && column.adopted?.isReadOnly === true;
}

/** A belongsTo takes the target's key, or an object with nothing but that key, or null. */
function setForeignKey(relation: RelationField, entry: Entry): void {
  const { name, value, collection } = entry;
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
  setColumn(foreignKey, readColumn(foreignKey, key, name), entry);
}

function readColumn(column: ColumnField, value: JsonValue, name: string): JsonValue {
  // An empty key could never be named: it says nothing in an address.
  if (value === null || (value === '' && column.primaryKey)) {
    if (!column.nullable) throw new AppError('VALUE_REQUIRED', { field: name });
    return null;
  }
  if (isNoValue(column, value)) return null;
  const canonical = readColumnValue(column, value);
  const choices = choicesOf(column);
  if (canonical === undefined || (choices && !isChosen(canonical, choices))) {
    throw new AppError('VALUE_INVALID', {
      field: name,
      expected: choices ? [...choices] : expectation(column, value),
      received: shown(value),
    });
  }
  return canonical;
}

/** No database keeps such texts, however short. */
function expectation(column: ColumnField, value: JsonValue): string {
  const isBroken = typeof value === 'string' && (value.includes('\0') || !value.isWellFormed());
  return isBroken ? 'text without NUL and without broken characters' : describeColumnValue(column);
}

/** Forms send an empty text for a field left empty, which more than one record may be. */
export function isNoValue({ type, unique, nullable }: ColumnField, value: JsonValue): boolean {
  return value === '' && type === 'string' && unique && nullable;
}

/** What is given, but not as it should be, has been reported already. */
function requireColumns(collection: Collection, given: JsonObject, { columns, faults }: { columns: ColumnValues; faults: Faults }): void {
  for (const column of collection.columns) {
    const isMade = column.autoIncrement || column.autoFill !== undefined || column.adopted?.hasDefault === true || makesOnCreate(column);
    const isKeptBack = column.hidden && column.type !== 'password';
    const filledIn = column.nullable || isMade || column.defaultValue !== undefined || isKeptBack;
    if (!filledIn && !columns.has(column) && !Object.hasOwn(given, column.name))
      faults.add(new AppError('VALUE_REQUIRED', { field: column.name }));
  }
}

function makesOnCreate({ generator }: ColumnField): boolean {
  return generator !== undefined && (generator.kind !== 'now' || generator.onCreate);
}

function shown(value: JsonValue): unknown {
  return typeof value === 'object' ? jsonTypeOf(value) : typeof value === 'string' ? value.slice(0, 100) : value;
}
