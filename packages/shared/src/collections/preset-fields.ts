import type { Field, RelationField } from './collection';
import type { AutoFill, ColumnField } from './column-field';
import type { CollectionDefinition } from './definition';

/** Fields every collection has unless its definition switches them off: `id` before, audit fields after the declared ones. */
export function presetFields(definition: CollectionDefinition, position: 'before' | 'after'): Field[] {
  return position === 'before' ? idField(definition) : auditFields(definition);
}

function idField(definition: CollectionDefinition): Field[] {
  const declaresKey = definition.fields.some((field) => 'primaryKey' in field && field.primaryKey === true);
  if (declaresKey || definition.autoGenId === false) return [];
  const declared = definition.fields.some((field) => field.name === 'id');
  return declared ? [] : [{ ...column('id', 'bigInt'), nullable: false, primaryKey: true, autoIncrement: true }];
}

function auditFields(definition: CollectionDefinition): Field[] {
  const fields: Field[] = [];
  const declares = (name: string): boolean => definition.fields.some((field) => field.name === name);
  for (const name of ['createdAt', 'updatedAt'] as const) {
    if (definition[name] !== false && !declares(name)) fields.push({ ...column(name, 'datetime'), autoFill: name });
  }
  for (const name of ['createdBy', 'updatedBy'] as const) {
    if (definition[name] !== false && !declares(name)) fields.push(...userFields(name));
  }
  return fields;
}

function userFields(name: 'createdBy' | 'updatedBy'): [ColumnField, RelationField] {
  const foreignKey = `${name}Id`;
  return [
    { ...column(foreignKey, 'bigInt'), autoFill: name satisfies AutoFill, index: name === 'createdBy', foreignKeyOf: name },
    { kind: 'relation', name, type: 'belongsTo', target: 'users', foreignKey, onDelete: 'SET NULL', constraint: false },
  ];
}

function column(name: string, type: ColumnField['type']): ColumnField {
  return {
    kind: 'column',
    name,
    type,
    nullable: true,
    unique: false,
    index: false,
    primaryKey: false,
    autoIncrement: false,
    hidden: false,
  };
}
