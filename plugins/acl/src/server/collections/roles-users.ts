import type { CollectionDefinition } from '@mortise/shared';
import { ASSIGNMENTS } from './names';

export const rolesUsersCollection: CollectionDefinition = {
  name: ASSIGNMENTS,
  title: { en: 'Roles of users', 'zh-CN': '用户的角色' },
  updatedBy: false,
  fields: [
    { name: 'userId', type: 'bigInt', allowNull: false, index: true },
    { name: 'roleName', type: 'string', length: 50, allowNull: false, index: true },
    { name: 'default', type: 'boolean', allowNull: false, defaultValue: false },
  ],
  uniqueTogether: [['userId', 'roleName']],
};
