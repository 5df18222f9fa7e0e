import type { CollectionDefinition } from '@mortise/shared';
import { ROLES } from './names';

export const rolesCollection: CollectionDefinition = {
  name: ROLES,
  title: { en: 'Roles', 'zh-CN': '角色' },
  fields: [
    { name: 'name', type: 'string', length: 50, primaryKey: true },
    { name: 'title', type: 'string', allowNull: false, unique: true },
    { name: 'description', type: 'text' },
    { name: 'default', type: 'boolean', allowNull: false, defaultValue: false },
    { name: 'hidden', type: 'boolean', allowNull: false, defaultValue: false },
    { name: 'allowConfigure', type: 'boolean', allowNull: false, defaultValue: false },
    { name: 'snippets', type: 'json' },
    { name: 'strategy', type: 'json' },
  ],
};
