import { isAppError } from '../errors/app-error';
import type { CollectionDefinition } from './definition';
import { normalizeCollection } from './normalize-collection';

function faultsOf(definition: CollectionDefinition): string[] {
  try {
    normalizeCollection(definition);
  } catch (error) {
    if (isAppError(error)) return [error, ...error.siblings].map((fault) => fault.code);
  }
  return [];
}

describe('normalizeCollection', () => {
  test('adds the key and the audit fields', () => {
    const todos = normalizeCollection({ name: 'todos', fields: [{ name: 'title', type: 'string' }] });
    expect(todos.tableName).toBe('todos');
    expect(todos.primaryKey).toMatchObject({ name: 'id', type: 'bigInt', autoIncrement: true });
    expect(todos.columns.map((column) => column.name)).toEqual(['id', 'title', 'createdAt', 'updatedAt', 'createdById', 'updatedById']);
    expect(todos.fields.get('createdBy')).toMatchObject({ kind: 'relation', target: 'users', foreignKey: 'createdById' });
  });

  test('presets can be switched off, and a key of its own replaces id', () => {
    const definition = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
    const tags = normalizeCollection({ name: 'tags', ...definition, fields: [{ name: 'code', type: 'string', primaryKey: true }] });
    expect(tags.columns.map((column) => column.name)).toEqual(['code']);
  });

  test('a belongsTo brings its foreign key, or takes a declared one', () => {
    const fields = [
      { name: 'authorId', type: 'uuid' as const },
      { name: 'author', type: 'belongsTo' as const, target: 'users' },
    ];
    const posts = normalizeCollection({ name: 'posts', fields });
    expect(posts.fields.get('authorId')).toMatchObject({ type: 'uuid' });
    const books = normalizeCollection({ name: 'books', fields: fields.slice(1) });
    expect(books.fields.get('authorId')).toMatchObject({ type: 'bigInt', foreignKeyOf: 'author', index: true });
  });

  test('tables of plugins carry the prefix', () => {
    expect(normalizeCollection({ name: 'roles', fields: [] }, { owner: 'api-keys' }).tableName).toBe('m_api_keys_roles');
  });

  test('every fault is found in one pass', () => {
    const fields = [
      { name: 'Title', type: 'string' as const },
      { name: 'title', type: 'string' as const },
      { name: '1st', type: 'string' as const },
      { name: 'constructor', type: 'string' as const },
    ];
    expect(faultsOf({ name: 'm_roles', fields })).toEqual(['NAME_RESERVED', 'NAME_TAKEN', 'NAME_INVALID', 'NAME_RESERVED']);
    expect(faultsOf({ name: 'a', autoGenId: false, fields: [] })).toEqual(['DEFINITION_INVALID']);
    expect(faultsOf({ name: 'x'.repeat(64), fields: [] })).toEqual(['NAME_INVALID']);
  });
});
