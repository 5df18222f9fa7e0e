import type { FieldDefinition } from '@mortise/shared';
import { defined } from './defined';
import { type StoredField, isRelationType } from './stored-definition';

/** A stored field in the words of the schema; `display` fields have no definition of their own. */
export function toFieldDefinition({ name, type, title, description, settings, options }: StoredField): FieldDefinition {
  const common = { name, ...(title === undefined ? {} : { title }), ...(description === undefined ? {} : { description }), options };
  if (type === 'display') throw new TypeError(`${name} is not defined by itself`);
  if (!isRelationType(type)) {
    const { allowNull, unique, index, primaryKey, autoIncrement, defaultValue, length, precision, scale } = settings;
    return { ...common, type, ...defined({ allowNull, unique, index, primaryKey, autoIncrement, defaultValue, length, precision, scale }) };
  }
  const { target = '', foreignKey, foreignKeyType, onDelete } = settings;
  return { ...common, type, target, ...defined({ foreignKey, foreignKeyType, onDelete }) };
}
