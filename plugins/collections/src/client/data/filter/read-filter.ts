import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { type DataCollection, shownFields } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { toDraft } from '../values/draft';
import { operatorOfDate } from './date-words';
import { type FilterCondition, type FilterGroup, type FilterItem, newGroup, newId } from './filter-tree';
import { type FilterVariable, anyVariableIn } from './filter-variables';
import { type FilterOperator, columnOf, filterFields, isShownOperator, takesNoValue } from './operators';

interface Reading {
  readonly collection: DataCollection;
  /** Those the editor offers; a stretch of time that moves along is known by one of them only. */
  readonly variables: readonly FilterVariable[];
}

/**
 * A filter of the address as the editor knows it; undefined when it says something the editor has no words for. Such a filter is
 * still applied.
 */
export function readFilterTree(
  collection: DataCollection,
  filter: JsonObject | undefined,
  variables: readonly FilterVariable[] = [],
): FilterGroup | undefined {
  if (filter === undefined) return newGroup();
  const item = readObject({ collection, variables }, filter);
  if (item === undefined) return undefined;
  return item.kind === 'group' ? item : newGroup([item]);
}

function readObject(reading: Reading, filter: JsonObject): FilterItem | undefined {
  const items = allOrNone(Object.entries(filter).map(([key, value]) => readEntry(reading, key, value ?? null)));
  if (items === undefined) return undefined;
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : newGroup(items);
}

function readEntry(reading: Reading, key: string, value: JsonValue): FilterItem | undefined {
  if (key === '$and' || key === '$or') return readJoin(reading, key, value);
  if (key === '$not') return readNot(reading, value);
  const [name = '', operator, ...deeper] = key.split('.');
  const field = fieldOfColumn(reading.collection, name);
  if (field === undefined || deeper.length > 0) return undefined;
  const read = (operator: string, operand: JsonValue): FilterCondition | undefined => readCondition(field, { operator, operand }, reading);
  if (operator !== undefined) return read(operator, value);
  if (!isJsonObject(value)) return read(Array.isArray(value) ? '$in' : '$eq', value);
  const conditions = allOrNone(Object.entries(value).map(([name, operand]) => read(name, operand ?? null)));
  const [only] = conditions ?? [];
  return conditions?.length === 1 ? only : conditions && newGroup(conditions);
}

function readJoin(reading: Reading, join: '$and' | '$or', value: JsonValue): FilterGroup | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = allOrNone(value.map((item: JsonValue) => (isJsonObject(item) ? readObject(reading, item) : undefined)));
  return items && newGroup(items, join);
}

/** The one opposite that has no operator of its own. */
function readNot(reading: Reading, value: JsonValue): FilterItem | undefined {
  const inner = isJsonObject(value) ? readObject(reading, value) : undefined;
  if (inner?.kind !== 'condition' || inner.operator !== '$includes') return undefined;
  return { ...inner, operator: '$notIncludes' };
}

function readCondition(
  field: DataField,
  { operator: asked, operand }: { readonly operator: string; readonly operand: JsonValue },
  { variables }: Reading,
): FilterCondition | undefined {
  const isOffered = variables.some(({ name }) => name === anyVariableIn(operand));
  const operator = isOffered ? (operatorOfDate(asked, operand) ?? asked) : asked;
  if (!isShownOperator(operator)) return undefined;
  const condition = { kind: 'condition' as const, id: newId(), field: field.name };
  if (operator === '$empty') {
    const isEmpty = operand !== false && operand !== 'false';
    return { ...condition, operator: isEmpty ? operator : '$notEmpty', drafts: [] };
  }
  if (operand === null) return nullCondition(condition, operator);
  const values = Array.isArray(operand) ? operand : [operand];
  return { ...condition, operator, drafts: values.map((item: JsonValue) => draftOf(field, item)) };
}

/** Variables stay as they are. */
function draftOf(field: DataField, value: JsonValue): string {
  return typeof value === 'string' && anyVariableIn(value) !== undefined ? value : toDraft(field, value);
}

function nullCondition(condition: Pick<FilterCondition, 'kind' | 'id' | 'field'>, operator: FilterOperator): FilterCondition | undefined {
  if (operator !== '$eq' && operator !== '$ne') return undefined;
  return { ...condition, operator: operator === '$eq' ? '$empty' : '$notEmpty', drafts: [] };
}

function fieldOfColumn(collection: DataCollection, column: string): DataField | undefined {
  const shown = shownFields(collection);
  return (
    filterFields(collection).find((field) => columnOf(collection, field)?.name === column) ?? shown.find(({ name }) => name === column)
  );
}

function allOrNone<Item>(items: readonly (Item | undefined)[]): readonly Item[] | undefined {
  const known = items.filter((item) => item !== undefined);
  return known.length === items.length ? known : undefined;
}

/** Whether a condition says all it needs to. */
export function isComplete({ operator, drafts }: FilterCondition): boolean {
  return takesNoValue(operator) || drafts.some((draft) => draft.trim() !== '');
}
