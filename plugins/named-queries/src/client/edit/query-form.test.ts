import type { NamedQuery } from '../named-query';
import { definitionOf, formOf, queryFaultPlace, readWords } from './query-form';

const QUERY: NamedQuery = {
  name: 'sales',
  title: null,
  kind: 'tree',
  dataSource: 'shop',
  tree: { resource: 'sales', action: 'query', params: { filter: { region: '{{params.region}}' } } },
  sql: null,
  parameters: [{ name: 'region', type: 'string', title: 'Region', required: true, defaultValue: 'north' }],
  pageSize: 20,
  maxPageSize: 100,
  roles: ['member'],
};
const FORM = formOf(QUERY);

test('what is read into the form comes out of it again', () => {
  const { tree, parameters, kind, dataSource, pageSize, maxPageSize } = QUERY;
  expect(definitionOf(FORM, QUERY.parameters)).toEqual({ kind, dataSource, tree, parameters, pageSize, maxPageSize });
  expect(definitionOf({ name: 'sales', kind: 'sql', sql: 'SELECT 1 AS one' })).toMatchObject({ dataSource: 'main' });
});

test('of two kinds only the content of the chosen one is sent', () => {
  expect(definitionOf({ ...FORM, kind: 'sql', sql: 'SELECT 1 AS one' })).not.toHaveProperty('tree');
});

test('words of a tree are an object', () => {
  expect(readWords(' ')).toEqual({});
  expect(readWords('[]')).toBeUndefined();
  expect(readWords('{')).toBeUndefined();
});

test.each([
  ['sql', 'SQL_INVALID', { problem: 'no' }],
  ['words', 'DEFINITION_INVALID', { expected: 'x', received: 'limit' }],
  [['parameters', 0, 'name'], 'DEFINITION_INVALID', { received: 'region' }],
  [['parameters', 0, 'defaultValue'], 'VALUE_INVALID', { field: 'region' }],
  [['parameters', 0, 'name'], 'BODY_INVALID', { path: 'body/parameters/0/name' }],
  ['resource', 'VALUE_REQUIRED', { field: 'tree' }],
  ['pageSize', 'VALUE_INVALID', { field: 'pageSize' }],
  ['name', 'UNIQUE_CONFLICT', {}],
  [undefined, 'INTERNAL', {}],
] as const)('the place %j of %s', (place, code, details) => {
  expect(queryFaultPlace({ code, message: '', details }, FORM)).toEqual(place);
});
