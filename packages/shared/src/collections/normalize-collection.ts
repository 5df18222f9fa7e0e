import { AppError, throwFaults } from '../errors/app-error';
import type { Collection, Field } from './collection';
import type { ColumnField } from './column-field';
import { type CollectionDefinition, isRelationDefinition } from './definition';
import { nameFault } from './names';
import { normalizeColumn } from './normalize-column';
import { normalizeRelation } from './normalize-relation';
import { pick } from './pick';
import { presetFields } from './preset-fields';
import { tableNameOf } from './table-name';

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
    ...definition.fields.flatMap((field) => normalizeField(field, options.owner)),
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
    tableName: tableNameOf(definition.name, options.owner),
    ...pick(options, 'owner'),
    ...pick(definition, 'title', 'description', 'options'),
    primaryKey: primaryKey as ColumnField,
    fields,
    columns,
    uniqueTogether: definition.uniqueTogether ?? [],
    maxPageSize: definition.maxPageSize ?? DEFAULT_MAX_PAGE_SIZE,
  });
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
  if (!isForeignKey) return new AppError('NAME_TAKEN', { what: 'field', name: field.name, collection });
  if (field.rules) fields.set(clash.name, Object.freeze({ ...clash, rules: [...(clash.rules ?? []), ...field.rules] }));
  return undefined;
}

/** One declared field; a belongsTo also brings its foreign key column. */
function normalizeField(field: CollectionDefinition['fields'][number], owner: string | undefined): Field[] {
  if (!isRelationDefinition(field)) return [normalizeColumn(field)];
  const relation = normalizeRelation(field, owner);
  if (relation.type !== 'belongsTo') return [relation];
  const unique = field.unique ?? false;
  const rules = field.required === true ? { rules: [{ name: 'required' as const }] } : {};
  const foreignKey = normalizeColumn({ name: relation.foreignKey, type: field.foreignKeyType ?? 'bigInt', index: true, unique, ...rules });
  return [{ ...foreignKey, foreignKeyOf: relation.name }, relation];
}
