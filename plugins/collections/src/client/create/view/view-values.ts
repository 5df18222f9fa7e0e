import type { JsonObject } from '@mortise/shared';
import type { AccessibleCollection, AccessibleField } from '../../accessible';
import type { ViewColumnShape, ViewShape } from '../../definitions';

/** What a column shows: the value itself, or what is worked out of all records of a group. */
export const WORKINGS = ['value', 'sum', 'avg', 'min', 'max', 'count'] as const;
export type Working = (typeof WORKINGS)[number];

export interface ViewColumnValues {
  readonly field?: string;
  readonly working?: Working;
  /** The column as the view has it already. */
  readonly stored?: ViewColumnShape;
}

/** What the form holds of a view. */
export interface ViewValues {
  readonly collection?: string;
  readonly filter?: JsonObject;
  readonly columns?: readonly (ViewColumnValues | undefined)[];
}

/** Stands for the records themselves, which are only counted. */
export const RECORDS = '*';

export interface FieldChoice {
  readonly value: string;
  readonly label: string;
}

/** `view` of a collection's body. */
export function viewBody({ collection = '', filter, columns = [] }: ViewValues): JsonObject {
  const chosen = columns.filter((column): column is ViewColumnValues => column?.field !== undefined);
  return { collection, ...(filter === undefined ? {} : { filter }), columns: chosen.map(columnBody) };
}

/** A column that shows what it showed before keeps the name it has. */
function columnBody({ stored, ...values }: ViewColumnValues): JsonObject {
  const { field, aggregation } = shownBy(values);
  const isKept = stored !== undefined && stored.field === field && stored.aggregation === aggregation;
  return {
    ...(isKept ? { name: stored.name } : {}),
    ...(field === undefined ? {} : { field }),
    ...(aggregation === undefined ? {} : { aggregation }),
  };
}

function shownBy({ field, working = 'value' }: ViewColumnValues): Pick<ViewColumnShape, 'field' | 'aggregation'> {
  if (field === RECORDS) return { aggregation: 'count' };
  return { ...(field === undefined ? {} : { field }), ...(working === 'value' ? {} : { aggregation: working }) };
}

/** The form as a view fills it: the opposite of `viewBody`. */
export function viewValues({ collection, filter, columns }: ViewShape): ViewValues {
  return {
    collection,
    ...(filter === undefined ? {} : { filter }),
    columns: columns.map((stored) => ({ field: stored.field ?? RECORDS, working: workingOf(stored), stored })),
  };
}

function workingOf({ field, aggregation }: ViewColumnShape): Working {
  return field === undefined ? 'value' : (aggregation ?? 'value');
}

/** Every field of a collection and of the records it relates to one of. */
export function fieldChoices(collection: AccessibleCollection, all: readonly AccessibleCollection[]): readonly FieldChoice[] {
  const related = collection.fields.filter(isToOne).flatMap((relation) => {
    const target = all.find(({ name }) => name === relation.target);
    return columnsOf(target).map((field) => ({
      value: `${relation.name}.${field.name}`,
      label: `${titleOf(relation)} → ${titleOf(field)}`,
    }));
  });
  return [...columnsOf(collection).map((field) => ({ value: field.name, label: titleOf(field) })), ...related];
}

const RELATIONS: readonly string[] = ['belongsTo', 'hasOne', 'hasMany', 'belongsToMany'];

function columnsOf(collection: AccessibleCollection | undefined): readonly AccessibleField[] {
  return (collection?.fields ?? []).filter(({ type }) => !RELATIONS.includes(type) && type !== 'password');
}

function isToOne({ type }: AccessibleField): boolean {
  return type === 'belongsTo' || type === 'hasOne';
}

function titleOf({ title, name }: AccessibleField): string {
  return title === undefined || title === null || title === '' ? name : title;
}
