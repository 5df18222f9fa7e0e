import type { CollectionDefinition } from '@mortise/shared';

export const SOURCES = 'dataSources';
export const TABLES = 'adoptedTables';

const PLAIN = { createdBy: false, updatedBy: false } as const;

/** Databases, `main` among them for what is adopted there. `secret` is sealed. */
export const sourcesCollection: CollectionDefinition = {
  ...PLAIN,
  name: SOURCES,
  title: { en: 'Data sources', 'zh-CN': '数据源' },
  fields: [
    { name: 'key', type: 'string', length: 63, primaryKey: true },
    { name: 'displayName', type: 'string', allowNull: false },
    { name: 'type', type: 'string', length: 20, allowNull: false },
    { name: 'options', type: 'json', allowNull: false },
    { name: 'secret', type: 'text', hidden: true },
    { name: 'enabled', type: 'boolean', allowNull: false, defaultValue: true },
    // Grows with every change of what is adopted, so that other processes notice.
    { name: 'revision', type: 'integer', allowNull: false, defaultValue: 1 },
  ],
};

/** What was chosen for each adopted table. */
export const tablesCollection: CollectionDefinition = {
  ...PLAIN,
  name: TABLES,
  fields: [
    { name: 'dataSourceKey', type: 'string', length: 63, allowNull: false },
    { name: 'name', type: 'string', length: 63, allowNull: false },
    { name: 'tableName', type: 'string', length: 255, allowNull: false },
    { name: 'title', type: 'string' },
    { name: 'description', type: 'text' },
    { name: 'filterTargetKey', type: 'string', length: 63 },
    { name: 'fields', type: 'json', allowNull: false },
    { name: 'display', type: 'json', allowNull: false },
  ],
  uniqueTogether: [
    ['dataSourceKey', 'name'],
    ['dataSourceKey', 'tableName'],
  ],
};
