import type { FieldDefinition } from '@mortise/shared';
import { readBehaviour } from './column-behaviour';
import { defined } from './defined';
import { type StoredField, isRelationType } from './stored-definition';
import { readRequired } from './validation-rules';

/** A stored field in the words of the schema; `display` fields have no definition of their own. */
export function toFieldDefinition({ name, type, title, description, settings, options }: StoredField): FieldDefinition {
  const common = { name, ...(title === undefined ? {} : { title }), ...(description === undefined ? {} : { description }), options };
  if (type === 'display') throw new TypeError(`${name} is not defined by itself`);
  if (!isRelationType(type)) {
    const { allowNull, unique, index, primaryKey, autoIncrement, defaultValue, length, precision, scale } = settings;
    const { references, accuracy, autoFill } = settings;
    const keys = { primaryKey, autoIncrement, autoFill, references };
    const values = { allowNull, unique, index, defaultValue, length, precision, scale, accuracy };
    return { ...common, type, ...defined({ ...keys, ...values }), ...readBehaviour(type, options, name) };
  }
  const { target = '', foreignKey, foreignKeyType, unique, onDelete, through, otherKey } = settings;
  const required = readRequired(type, options, name) || undefined;
  return { ...common, type, target, ...defined({ foreignKey, foreignKeyType, unique, required, onDelete, through, otherKey }) };
}
