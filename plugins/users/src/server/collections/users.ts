import type { CollectionDefinition } from '@mortise/shared';

export const users: CollectionDefinition = {
  name: 'users',
  title: { en: 'Users', 'zh-CN': '用户' },
  fields: [
    { name: 'nickname', type: 'string' },
    { name: 'username', type: 'string', length: 50, unique: true },
    { name: 'email', type: 'string', length: 254, unique: true },
    { name: 'phone', type: 'string', length: 30, unique: true },
    { name: 'passwordHash', type: 'string', hidden: true },
    { name: 'passwordChangedAt', type: 'datetime' },
    { name: 'appLang', type: 'string', length: 35 },
    { name: 'theme', type: 'string', length: 10 },
  ],
};
