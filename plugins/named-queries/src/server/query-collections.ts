import type { CollectionDefinition } from '@mortise/shared';

export const QUERIES = 'namedQueries';
export const QUERY_ROLES = 'namedQueryRoles';
export const QUERY_VERSIONS = 'namedQueryVersions';

/** The roles that may run a query; a row goes with its query and with its role. */
const queryRoles: CollectionDefinition = {
  name: QUERY_ROLES,
  title: { en: 'Roles of named queries', 'zh-CN': '命名查询的角色' },
  createdAt: false,
  updatedAt: false,
  createdBy: false,
  updatedBy: false,
  fields: [
    { name: 'queryName', type: 'uid', length: 100, allowNull: false, index: true, references: { target: QUERIES, onDelete: 'CASCADE' } },
    { name: 'roleName', type: 'string', length: 50, allowNull: false, index: true, references: { target: 'roles', onDelete: 'CASCADE' } },
  ],
  uniqueTogether: [['queryName', 'roleName']],
};

const queries: CollectionDefinition = {
  name: QUERIES,
  title: { en: 'Named queries', 'zh-CN': '命名查询' },
  fields: [
    { name: 'name', type: 'uid', length: 100, primaryKey: true },
    { name: 'title', type: 'string' },
    { name: 'kind', type: 'string', length: 10, allowNull: false },
    { name: 'dataSource', type: 'string', length: 63, allowNull: false, defaultValue: 'main' },
    { name: 'tree', type: 'json' },
    { name: 'sql', type: 'text' },
    { name: 'parameters', type: 'json', allowNull: false },
    { name: 'pageSize', type: 'integer', allowNull: false },
    { name: 'maxPageSize', type: 'integer', allowNull: false },
    { name: 'roles', type: 'hasMany', target: QUERY_ROLES, foreignKey: 'queryName' },
  ],
};

/** What queries said when somebody pinned them; a row goes with its query and changes only with what it names. */
const queryVersions: CollectionDefinition = {
  name: QUERY_VERSIONS,
  title: { en: 'Versions of named queries', 'zh-CN': '命名查询的版本' },
  updatedAt: false,
  createdBy: false,
  updatedBy: false,
  fields: [
    { name: 'queryName', type: 'uid', length: 100, allowNull: false, index: true, references: { target: QUERIES, onDelete: 'CASCADE' } },
    { name: 'version', type: 'string', length: 64, allowNull: false },
    { name: 'definition', type: 'json', allowNull: false },
  ],
};

export const QUERY_COLLECTIONS: readonly CollectionDefinition[] = [queries, queryRoles, queryVersions];
