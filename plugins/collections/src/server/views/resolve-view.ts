import {
  AppError,
  type BindOptions,
  type BoundFilter,
  type Collection,
  type Field,
  type JsonValue,
  type RelationField,
  type ViewColumn,
  type ViewQuery,
  aggregationsOf,
  bindFilter,
  isGroupable,
  parseFilter,
  readColumnPath,
} from '@mortise/shared';
import type { FindCollection } from '../definitions/present-collection';
import type { StoredField } from '../definitions/stored-definition';
import type { ViewColumnDefinition, ViewDefinition } from '../definitions/view-definition';
import { groupKeyField, viewField } from './view-fields';

/** A definition whose names are those of collections and fields there are. */
export interface ResolvedView {
  /** With the column of the key, whether it was asked for or not. */
  readonly definition: ViewDefinition;
  readonly query: ViewQuery;
  readonly fields: readonly StoredField[];
}

/** Where groups have their key. */
export const GROUP_KEY = 'id';

/** Whether a field is the key of a view's groups: no column of its query has that name. */
export function isGroupKey(field: string, { columns }: ViewDefinition): boolean {
  return field === GROUP_KEY && columns.every(({ name }) => name !== field);
}

/**
 * Finds what the view `name` names.
 * @throws AppError COLLECTION_NOT_FOUND, FIELD_UNKNOWN, DEFINITION_INVALID, QUERY_…
 */
export function resolveView(name: string, definition: ViewDefinition, find: FindCollection): ResolvedView {
  const source = findSource(name, definition.collection, find);
  const rights = openTo(name, find);
  const { filter } = definition;
  const where = filter === undefined ? [] : [bindFilter(parseFilter(filter), source, rights)];
  const isGrouped = definition.columns.some(({ aggregation }) => aggregation !== undefined);
  const whole = isGrouped ? definition : withKey(definition, source);
  const columns = whole.columns.map((column) => readColumn(column, { source, rights, isGrouped, name }));
  const key = isGrouped ? undefined : columns.find(({ source: path }) => path?.path.length === 0 && path.field === source.primaryKey);
  const fields = columns.map((column) => viewField(column, column === key));
  if (!isGrouped) return { definition: whole, query: { source, columns, where }, fields };
  if (whole.columns.some((column) => column.name.toLowerCase() === GROUP_KEY))
    throw new AppError('NAME_TAKEN', { what: 'field', name: GROUP_KEY, collection: name });
  return { definition: whole, query: { source, columns, where, groupKey: GROUP_KEY }, fields: [groupKeyField(GROUP_KEY), ...fields] };
}

function findSource(name: string, wanted: string, find: FindCollection): Collection {
  const source = find(wanted);
  if (!source) throw new AppError('COLLECTION_NOT_FOUND', { collection: wanted });
  const isOwn = source.owner === undefined && !source.adopted;
  if (!isOwn) throw invalid(name, 'view.collection', { expected: 'a collection made here', received: wanted });
  requireNoCircle(name, source);
  return source;
}

/** A view cannot be made of itself, neither at once nor by way of others. */
function requireNoCircle(name: string, { name: read, view }: Collection): void {
  if (read === name || view?.reads.includes(name))
    throw invalid(name, 'view.collection', { expected: 'a collection that does not read the view', received: read });
}

/** Rights play no part in what a view reads, but nothing hidden is shown. Tables that are not ours may be gone when the server starts. */
function openTo(name: string, find: FindCollection): BindOptions & Required<Pick<BindOptions, 'related' | 'guard'>> {
  const guard = (field: Field): void => {
    if (field.kind === 'column' && field.hidden) throw new AppError('FIELD_UNKNOWN', { field: field.name });
  };
  const related = ({ target: wanted }: RelationField): { target: Collection; where: readonly BoundFilter[]; guard: typeof guard } => {
    const target = find(wanted);
    if (!target) throw new AppError('COLLECTION_NOT_FOUND', { collection: wanted });
    if (target.adopted) throw invalid(name, 'view', { expected: 'relations between collections made here', received: wanted });
    requireNoCircle(name, target);
    return { target, where: [], guard };
  };
  return { guard, related };
}

/** Records of a view are found by the key of those they show. */
function withKey(definition: ViewDefinition, { primaryKey: { name } }: Collection): ViewDefinition {
  if (definition.columns.some(({ field }) => field === name)) return definition;
  return { ...definition, columns: [{ name, field: name }, ...definition.columns] };
}

interface ColumnScope {
  readonly source: Collection;
  readonly rights: BindOptions;
  readonly isGrouped: boolean;
  readonly name: string;
}

function readColumn({ name, field, aggregation }: ViewColumnDefinition, scope: ColumnScope): ViewColumn {
  if (field === undefined) return { name, source: undefined, aggregation: 'count' };
  const toMany = (relation: string): AppError =>
    invalid(scope.name, 'view.columns', { expected: 'relations with at most one record on the other side', received: relation });
  const source = readColumnPath(field.split('.'), scope.source, { ...scope.rights, toMany });
  if (aggregation === undefined) {
    if (scope.isGrouped && !isGroupable(source.field))
      throw invalid(scope.name, 'view.columns', { expected: 'fields whose values can be compared', received: field, field });
    return { name, source };
  }
  const possible = aggregationsOf(source.field, false);
  if (!possible.includes(aggregation))
    throw invalid(scope.name, 'view.columns', { expected: `${field}: ${possible.join(', ')}`, received: aggregation, field });
  return { name, source, aggregation };
}

interface Fault {
  readonly expected: string;
  readonly received: JsonValue;
  /** Where one is to blame. */
  readonly field?: string;
}

function invalid(collection: string, option: string, fault: Fault): AppError {
  return new AppError('DEFINITION_INVALID', { collection, option, ...fault });
}
