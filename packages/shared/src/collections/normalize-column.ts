import type { ColumnField } from './column-field';
import { SIZED_TYPES, isOneOf } from './column-type';
import type { ColumnDefinition } from './definition';
import { normalizeGenerator } from './normalize-generator';
import { pick } from './pick';

const DEFAULT_LENGTH = 255;

/** A declared column with every default filled in. */
export function normalizeColumn(field: ColumnDefinition): ColumnField {
  const primaryKey = field.primaryKey ?? false;
  const generator = normalizeGenerator(field);
  return {
    kind: 'column',
    name: field.name,
    type: field.type,
    nullable: primaryKey ? false : (field.allowNull ?? true),
    unique: field.unique ?? false,
    // The next number is found by an index: this one, or that of the scope.
    index: field.index ?? (field.type === 'sort' && field.scopeKey === undefined),
    primaryKey,
    autoIncrement: field.autoIncrement ?? false,
    hidden: (field.hidden ?? false) || field.type === 'password',
    ...(generator === undefined ? {} : { generator }),
    ...(isOneOf(SIZED_TYPES, field.type) ? { length: field.length ?? DEFAULT_LENGTH } : {}),
    ...(field.type === 'decimal' ? { precision: field.precision ?? 10, scale: field.scale ?? 2 } : {}),
    ...(field.type === 'unixTimestamp' ? { accuracy: field.accuracy ?? 'second' } : {}),
    ...pick(field, 'title', 'description', 'options', 'defaultValue', 'references', 'rules'),
  };
}
