import { ADJACENCY_LIST, AppError } from '@mortise/shared';
import { parseField } from './parse-field';
import type { StoredField } from './stored-definition';

/**
 * The fields of a collection and, for a tree, the relations up and down unless they are declared: `parent` with its key `parentId`, and
 * `children`.
 * @throws AppError DEFINITION_INVALID when the names are taken by something else
 */
export function withTreeFields(fields: readonly StoredField[], tree: unknown, target: string): StoredField[] {
  if (tree !== ADJACENCY_LIST) return [...fields];
  const up = fields.find(isUp) ?? parseField({ name: 'parent', type: 'belongsTo', target, foreignKey: 'parentId', treeParent: true });
  requireRelation(up, { type: 'belongsTo', target });
  const foreignKey = up.settings.foreignKey ?? `${up.name}Id`;
  const down = fields.find(isDown) ?? parseField({ name: 'children', type: 'hasMany', target, foreignKey, treeChildren: true });
  requireRelation(down, { type: 'hasMany', target });
  return [...fields, ...[up, down].filter((field) => !fields.includes(field))];
}

function isUp({ name, options }: StoredField): boolean {
  return name === 'parent' || options['treeParent'] === true;
}

function isDown({ name, options }: StoredField): boolean {
  return name === 'children' || options['treeChildren'] === true;
}

function requireRelation({ name, type, settings }: StoredField, wanted: { type: string; target: string }): void {
  if (type !== wanted.type || settings.target !== wanted.target)
    throw new AppError('DEFINITION_INVALID', { field: name, option: 'type', expected: `${wanted.type} ${wanted.target}`, received: type });
}
