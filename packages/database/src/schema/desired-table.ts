import { AppError, type Collection, type ColumnField, type Reference, canHoldKeys, referencesOf } from '@mortise/shared';
import { defaultOf } from '../compile/insert';
import { constraintName, primaryKeyName } from './constraint-names';
import type { SchemaDialect } from './schema-dialect';
import { type DesiredColumn, type DesiredTable, type ForeignKeyShape, type IndexShape, ROW_VERSION } from './table-shape';

type FindCollection = (name: string) => Collection | undefined;

/**
 * The table a collection should have. Relations whose target `find` does not know are dormant and get no constraint.
 * @throws AppError DEFINITION_INVALID for names without a column, defaults and foreign keys of a wrong type
 */
export function desiredTable(collection: Collection, dialect: SchemaDialect, find: FindCollection): DesiredTable {
  return {
    name: collection.tableName,
    columns: [...collection.columns.map((field) => desiredColumn(field, dialect)), rowVersion(dialect)],
    indexes: desiredIndexes(collection),
    foreignKeys: desiredForeignKeys(collection, find),
  };
}

function desiredColumn(field: ColumnField, dialect: SchemaDialect): DesiredColumn {
  defaultOf(field);
  const { name, nullable, primaryKey, autoIncrement } = field;
  return { name, type: dialect.columnType(field), nullable, primaryKey, autoIncrement, field };
}

function rowVersion(dialect: SchemaDialect): DesiredColumn {
  const type = dialect.integerType;
  return { name: ROW_VERSION, type, nullable: false, primaryKey: false, autoIncrement: false, defaultSql: '1', field: undefined };
}

function desiredIndexes(collection: Collection): IndexShape[] {
  const single = collection.columns
    .filter((field) => (field.unique || field.index) && !field.primaryKey)
    .map((field) => index(collection, [field.name], field.unique));
  const together = collection.uniqueTogether.map((names) => {
    for (const name of names) requireColumn(collection, name);
    return index(collection, names, true);
  });
  // The next number of a scope is found by its end in this index, however many rows there are.
  const numbered = collection.columns.flatMap(({ name, generator }) => {
    const scope = generator?.kind === 'sort' ? generator.scopeKey : undefined;
    return scope === undefined ? [] : [index(collection, [requireColumn(collection, scope).name, name], false)];
  });
  return [...single, ...together, ...numbered];
}

function index(collection: Collection, columns: readonly string[], unique: boolean): IndexShape {
  return { name: constraintName(unique ? 'uq' : 'ix', collection.tableName, columns), columns, unique };
}

function desiredForeignKeys(collection: Collection, find: FindCollection): ForeignKeyShape[] {
  return referencesOf(collection).flatMap((reference) => {
    const target = reference.target === collection.name ? collection : find(reference.target);
    // A constraint would bind the table that is not ours as well, and a view has none.
    return target && !target.adopted && !target.view ? [foreignKey(collection, reference, target)] : [];
  });
}

function foreignKey(collection: Collection, reference: Reference, target: Collection): ForeignKeyShape {
  const column = requireColumn(collection, reference.column);
  const key = target.primaryKey;
  if (!canHoldKeys(column.type, key.type)) {
    throw new AppError('DEFINITION_INVALID', {
      collection: collection.name,
      field: column.name,
      expected: `type ${key.type}, as ${target.name}.${key.name}`,
      received: column.type,
    });
  }
  return {
    name: constraintName('fk', collection.tableName, [column.name]),
    column: column.name,
    targetTable: target.tableName,
    targetColumn: key.name,
    onDelete: reference.onDelete,
  };
}

function requireColumn(collection: Collection, name: string): ColumnField {
  const field = collection.fields.get(name);
  if (field?.kind !== 'column')
    throw new AppError('DEFINITION_INVALID', { collection: collection.name, field: name, expected: 'a column', received: null });
  return field;
}

/** The fields a constraint of a collection's table is about; undefined when it is none of ours. */
export function constraintFields(collection: Collection, constraint: string): readonly string[] | undefined {
  const found = desiredIndexes(collection).find((candidate) => candidate.name === constraint);
  if (found) return found.columns;
  if (constraint === primaryKeyName(collection.tableName)) return [collection.primaryKey.name];
  return collection.columns
    .map((field) => [field.name])
    .find((columns) => constraintName('fk', collection.tableName, columns) === constraint);
}
