import { isAppError } from '@mortise/shared';
import { parsePath } from './parse-path';

describe('parsePath', () => {
  test.each([
    ['todos:list', 'GET', { resource: 'todos', action: 'list' }],
    ['todos:get/1', 'GET', { resource: 'todos', action: 'get', key: '1' }],
    ['todos/1:get', 'GET', { resource: 'todos', action: 'get', key: '1' }],
    ['todos:get/a:b', 'GET', { resource: 'todos', action: 'get', key: 'a:b' }],
    ['todos:get/a%2Fb', 'GET', { resource: 'todos', action: 'get', key: 'a/b' }],
    ['users/1/roles:list', 'GET', { resource: 'users.roles', action: 'list', sourceKey: '1' }],
    ['users/1/roles:add/2', 'POST', { resource: 'users.roles', action: 'add', sourceKey: '1', key: '2' }],
    ['users/1/roles/2:get', 'GET', { resource: 'users.roles', action: 'get', sourceKey: '1', key: '2' }],
    ['users/_/roles:list', 'GET', { resource: 'users.roles', action: 'list' }],
    ['todos', 'GET', { resource: 'todos', action: 'list' }],
    ['todos', 'POST', { resource: 'todos', action: 'create' }],
    ['todos/1', 'PATCH', { resource: 'todos', action: 'update', key: '1' }],
    ['todos/1', 'DELETE', { resource: 'todos', action: 'destroy', key: '1' }],
    ['users/1/roles', 'GET', { resource: 'users.roles', action: 'list', sourceKey: '1' }],
    ['users/1/roles/2', 'POST', { resource: 'users.roles', action: 'create', sourceKey: '1' }],
    ['users/1/roles/2', 'DELETE', { resource: 'users.roles', action: 'destroy', sourceKey: '1', key: '2' }],
  ])('%s by %s', (path, method, expected) => {
    expect(parsePath(path, method)).toEqual(expected);
  });

  test.each([
    ['', 'GET', 'URL_INVALID'],
    ['a//b', 'GET', 'URL_INVALID'],
    ['a/b/c/d/e', 'GET', 'URL_INVALID'],
    ['%E0%A4%A', 'GET', 'URL_INVALID'],
    ['todos/1:get/2', 'GET', 'URL_INVALID'],
    ['todos/1', 'POST', 'METHOD_NOT_ALLOWED'],
    ['todos', 'constructor', 'METHOD_NOT_ALLOWED'],
  ])('refuses %j by %s', (path, method, code) => {
    expect(() => parsePath(path, method)).toThrow(expect.objectContaining({ code }));
    try {
      parsePath(path, method);
    } catch (error) {
      expect(isAppError(error)).toBe(true);
    }
  });
});
