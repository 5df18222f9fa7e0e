import type { CollectionDefinition } from '@mortise/shared';
import { SCOPES } from './names';

export const scopesCollection: CollectionDefinition = {
  name: SCOPES,
  title: { en: 'Data scopes', 'zh-CN': '数据范围' },
  fields: [
    { name: 'key', type: 'string', length: 50, allowNull: false, unique: true },
    { name: 'name', type: 'string', allowNull: false },
    { name: 'dataSource', type: 'string', allowNull: false, defaultValue: 'main' },
    { name: 'resourceName', type: 'string' },
    { name: 'scope', type: 'json', allowNull: false },
  ],
};
