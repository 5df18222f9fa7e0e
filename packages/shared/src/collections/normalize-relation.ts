import { AppError } from '../errors/app-error';
import type { RelationField, ThroughReference } from './collection';
import { pick } from './pick';
import type { RelationDefinition } from './relation-definition';
import { tableNameOf } from './table-name';

/** @throws AppError DEFINITION_INVALID */
export function normalizeRelation(field: RelationDefinition, owner: string | undefined): RelationField {
  if (field.type !== 'belongsTo' && field.foreignKey === undefined) {
    const place = field.type === 'belongsToMany' ? 'through collection' : 'target';
    throw new AppError('DEFINITION_INVALID', { field: field.name, expected: `foreignKey (a column of the ${place})`, received: null });
  }
  return {
    kind: 'relation',
    name: field.name,
    type: field.type,
    target: field.target,
    foreignKey: field.foreignKey ?? `${field.name}Id`,
    ...(field.type === 'belongsToMany' ? { through: readThrough(field, owner) } : {}),
    onDelete: field.onDelete ?? 'SET NULL',
    constraint: field.type === 'belongsTo' && field.constraint !== false,
    ...pick(field, 'title', 'description', 'options'),
  };
}

function readThrough({ name, through, otherKey }: RelationDefinition, owner: string | undefined): ThroughReference {
  if (through === undefined || otherKey === undefined)
    throw new AppError('DEFINITION_INVALID', { field: name, expected: 'through and otherKey', received: null });
  return { name: through, tableName: tableNameOf(through, owner), otherKey };
}
