import type { CollectionDefinition } from '@mortise/shared';
import { ROLES } from './names';

const FLAG = { type: 'boolean', allowNull: false, defaultValue: false } as const;

export const rolesCollection: CollectionDefinition = {
  name: ROLES,
  title: { en: 'Roles', 'zh-CN': '角色' },
  fields: [
    { name: 'name', type: 'string', length: 50, primaryKey: true, title: { en: 'Name', 'zh-CN': '标识' } },
    { name: 'title', type: 'string', allowNull: false, unique: true, title: { en: 'Title', 'zh-CN': '名称' } },
    { name: 'description', type: 'text', title: { en: 'Description', 'zh-CN': '说明' } },
    { name: 'default', ...FLAG, title: { en: 'Given to new users', 'zh-CN': '授予新用户' } },
    { name: 'hidden', ...FLAG, title: { en: 'Hidden', 'zh-CN': '隐藏' } },
    { name: 'allowConfigure', ...FLAG, title: { en: 'May configure', 'zh-CN': '允许配置' } },
    { name: 'snippets', type: 'json', title: { en: 'Administration rights', 'zh-CN': '管理权限' } },
    { name: 'strategy', type: 'json', title: { en: 'Default data rights', 'zh-CN': '默认数据权限' } },
  ],
};
