import { type ColumnType, OPERATORS_BY_TYPE, type Operator } from '@mortise/shared';
import type { DataCollection } from '../model/data-collection';
import { findField, shownFields, titleField } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { type FieldKind, isText, kindOf } from '../model/field-kind';

/** What people choose from: the operators of the API, and the opposites it writes with `$not` and `false`. */
export type FilterOperator = Operator;

/** The order they are offered in. */
const OFFERED: readonly FilterOperator[] = [
  '$includes',
  '$notIncludes',
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$notIn',
  '$empty',
  '$notEmpty',
];

const ORDER = new Set<FilterOperator>(['$gt', '$gte', '$lt', '$lte']);
const LISTS = new Set<FilterOperator>(['$in', '$notIn']);
const SINGLE = new Set<FieldKind>(['boolean', 'date', 'datetime']);

/** The fields conditions can be put on, a relation only where its key may be read. What names a record comes first. */
export function filterFields(collection: DataCollection): readonly DataField[] {
  const title = titleField(collection);
  const fields = shownFields(collection).filter((field) => columnOf(collection, field) !== undefined);
  return fields.toSorted((a, b) => Number(b.name === title) - Number(a.name === title));
}

/** The column that holds what a field is compared by; a relation is compared by its foreign key. */
export function columnOf(collection: DataCollection, field: DataField): DataField | undefined {
  const kind = kindOf(field);
  if (kind === 'many') return undefined;
  return kind === 'one' ? findField(collection, field.foreignKey ?? '') : field;
}

export function operatorsFor(collection: DataCollection, field: DataField): readonly FilterOperator[] {
  const type = columnOf(collection, field)?.type;
  const known = isColumnType(type) ? OPERATORS_BY_TYPE[type] : [];
  return OFFERED.filter((operator) => known.includes(serverOperator(operator)) && suits(kindOf(field), operator));
}

function isColumnType(type: string | undefined): type is ColumnType {
  return type !== undefined && Object.hasOwn(OPERATORS_BY_TYPE, type);
}

/** What the server understands but nobody asks for: the order of texts and of keys, lists of moments. */
function suits(kind: FieldKind, operator: FilterOperator): boolean {
  if (ORDER.has(operator)) return !isText(kind) && kind !== 'one' && kind !== 'choice';
  if (operator === '$includes' || operator === '$notIncludes') return isText(kind);
  return !(LISTS.has(operator) && SINGLE.has(kind));
}

/** Whether a filter of the address can be shown as a condition of people's. Opposites are shown by what they are written with. */
export function isShownOperator(operator: string): operator is FilterOperator {
  return operator !== '$notIncludes' && operator !== '$notEmpty' && OFFERED.some((known) => known === operator);
}

export function serverOperator(operator: FilterOperator): Operator {
  if (operator === '$notIncludes') return '$includes';
  return operator === '$notEmpty' ? '$empty' : operator;
}

export function takesNoValue(operator: FilterOperator): boolean {
  return operator === '$empty' || operator === '$notEmpty';
}

export function takesList(operator: FilterOperator): boolean {
  return LISTS.has(operator);
}

/** Key of the operator's text; moments are before and after, numbers less and more. */
export function operatorText(operator: FilterOperator, field: DataField | undefined): string {
  const kind = field === undefined ? undefined : kindOf(field);
  return `data.${kind === 'date' || kind === 'datetime' ? 'momentOperators' : 'operators'}.${operator.slice(1)}`;
}
