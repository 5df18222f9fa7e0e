import { AppError, throwFaults } from '../errors/app-error';
import type { Collection, ColumnField, Field, RelationField } from './collection';
import { type CollectionDefinition, type ColumnDefinition, type RelationDefinition, isRelationDefinition } from './definition';
import { MAX_IDENTIFIER_BYTES, SYSTEM_TABLE_PREFIX, nameFault } from './names';
import { presetFields } from './preset-fields';

export const DEFAULT_MAX_PAGE_SIZE = 200;
export const MAX_DECIMAL_PRECISION = 18;

export interface NormalizeOptions {
  /** Plugin whose code declares the collection; its table becomes `m_<owner>_<name>`. Undefined for user collections. */
  readonly owner?: string;
  readonly dataSource?: string;
}

/**
 * Fills in every default of a definition and checks that it is consistent in itself.
 * @throws AppError NAME_INVALID, NAME_RESERVED, DEFINITION_INVALID; all faults at once.
 */
export function normalizeCollection(definition: CollectionDefinition, options: NormalizeOptions = {}): Collection {
  const faults: AppError[] = [];
  checkName('collection', definition.name, faults);
  const fields = new Map<string, Field>();
  for (const field of [
    ...presetFields(definition, 'before'),
    ...definition.fields.flatMap(normalizeField),
    ...presetFields(definition, 'after'),
  ]) {
    if (!('autoFill' in field && field.autoFill)) checkName('field', field.name, faults);
    const fault = addField(fields, field, definition.name);
    if (fault) faults.push(fault);
  }
  const columns = [...fields.values()].filter((field): field is ColumnField => field.kind === 'column');
  const primaryKeys = columns.filter((column) => column.primaryKey);
  const [primaryKey] = primaryKeys;
  if (!primaryKey || primaryKeys.length > 1) {
    faults.push(
      new AppError('DEFINITION_INVALID', { collection: definition.name, expected: 'one primary key', received: primaryKeys.length }),
    );
  }
  throwFaults(faults);
  return Object.freeze({
    dataSource: options.dataSource ?? 'main',
    name: definition.name,
    tableName: tableName(definition.name, options.owner),
    ...pick(options, 'owner'),
    ...pick(definition, 'title', 'description', 'options'),
    primaryKey: primaryKey as ColumnField,
    fields,
    columns,
    uniqueTogether: definition.uniqueTogether ?? [],
    maxPageSize: definition.maxPageSize ?? DEFAULT_MAX_PAGE_SIZE,
  });
}

function tableName(name: string, owner: string | undefined): string {
  const full = owner === undefined ? name : `${SYSTEM_TABLE_PREFIX}${owner.replaceAll('-', '_')}_${name}`;
  if (full.length > MAX_IDENTIFIER_BYTES) throw new AppError('NAME_INVALID', { what: 'table', name: full });
  return full;
}

function checkName(what: string, name: string, faults: AppError[]): void {
  const fault = nameFault(name);
  if (fault) faults.push(new AppError(fault === 'invalid' ? 'NAME_INVALID' : 'NAME_RESERVED', { what, name }));
}

function addField(fields: Map<string, Field>, field: Field, collection: string): AppError | undefined {
  const lower = field.name.toLowerCase();
  const clash = [...fields.values()].find((other) => other.name.toLowerCase() === lower);
  if (!clash) {
    fields.set(field.name, Object.freeze(field));
    return undefined;
  }
  // A declared column may serve as the foreign key of a belongsTo.
  const isForeignKey = clash.kind === 'column' && field.kind === 'column' && field.foreignKeyOf !== undefined && clash.name === field.name;
  return isForeignKey ? undefined : new AppError('NAME_TAKEN', { what: 'field', name: field.name, collection });
}

/** One declared field; a belongsTo also brings its foreign key column. */
function normalizeField(field: CollectionDefinition['fields'][number]): Field[] {
  if (!isRelationDefinition(field)) return [normalizeColumn(field)];
  const relation = normalizeRelation(field);
  if (relation.type === 'hasMany') return [relation];
  const foreignKey = normalizeColumn({ name: relation.foreignKey, type: field.foreignKeyType ?? 'bigInt', index: true });
  return [{ ...foreignKey, foreignKeyOf: relation.name }, relation];
}

function normalizeRelation(field: RelationDefinition): RelationField {
  if (field.type === 'hasMany' && field.foreignKey === undefined) {
    throw new AppError('DEFINITION_INVALID', { field: field.name, expected: 'foreignKey (a column of the target)', received: null });
  }
  return {
    kind: 'relation',
    name: field.name,
    type: field.type,
    target: field.target,
    foreignKey: field.foreignKey ?? `${field.name}Id`,
    onDelete: field.onDelete ?? 'SET NULL',
    constraint: field.type === 'belongsTo' && field.constraint !== false,
    ...pick(field, 'title', 'description', 'options'),
  };
}

function normalizeColumn(field: ColumnDefinition): ColumnField {
  const primaryKey = field.primaryKey ?? false;
  return {
    kind: 'column',
    name: field.name,
    type: field.type,
    nullable: primaryKey ? false : (field.allowNull ?? true),
    unique: field.unique ?? false,
    index: field.index ?? false,
    primaryKey,
    autoIncrement: field.autoIncrement ?? false,
    hidden: field.hidden ?? false,
    ...(field.type === 'uuid' && primaryKey ? { autoFill: 'uuid' as const } : {}),
    ...(field.type === 'string' ? { length: field.length ?? 255 } : {}),
    ...(field.type === 'decimal' ? { precision: field.precision ?? 10, scale: field.scale ?? 2 } : {}),
    ...pick(field, 'title', 'description', 'options', 'defaultValue'),
  };
}

/** The named properties that are set; keeps `exactOptionalPropertyTypes` honest. */
function pick<T extends object, K extends keyof T>(source: T, ...keys: K[]): { [P in K]?: Exclude<T[P], undefined> } {
  return Object.fromEntries(keys.filter((key) => source[key] !== undefined).map((key) => [key, source[key]])) as {
    [P in K]?: Exclude<T[P], undefined>;
  };
}
