import type { BoundFilter, Collection, ColumnField, JsonValue, RelationField } from '@mortise/shared';

export function equals(field: ColumnField, value: JsonValue): BoundFilter {
  return { kind: 'compare', field, operator: '$eq', value: { kind: 'literal', value } };
}

/** Also true of empty values. */
export function differsFrom(field: ColumnField, value: JsonValue): BoundFilter {
  return { kind: 'compare', field, operator: '$ne', value: { kind: 'literal', value } };
}

export function isOneOf(field: ColumnField, values: readonly JsonValue[]): BoundFilter {
  return { kind: 'compare', field, operator: '$in', value: { kind: 'literal', value: [...values] } };
}

export function isNoneOf(field: ColumnField, values: readonly JsonValue[]): BoundFilter {
  return { kind: 'compare', field, operator: '$notIn', value: { kind: 'literal', value: [...values] } };
}

/** A row of `parent` holds in its column the key of a row of the target for which the conditions hold. */
export function refersTo(parent: Collection, column: ColumnField, { target, where }: Related): BoundFilter {
  return { kind: 'related', parent, relation: unnamed('belongsTo', target, column.name), target, where };
}

/** A row of the target for which the conditions hold has the key of a row of `parent` in its column. */
export function referredBy(parent: Collection, column: ColumnField, { target, where }: Related): BoundFilter {
  return { kind: 'related', parent, relation: unnamed('hasMany', target, column.name), target, where };
}

interface Related {
  readonly target: Collection;
  readonly where: readonly BoundFilter[];
}

/** A relation that no collection declares, for one statement. */
function unnamed(type: 'belongsTo' | 'hasMany', target: Collection, foreignKey: string): RelationField {
  return { kind: 'relation', name: foreignKey, type, target: target.name, foreignKey, onDelete: 'SET NULL', constraint: false };
}
