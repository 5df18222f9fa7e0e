import type { CollectionDefinition } from '@mortise/shared';

export const users: CollectionDefinition = {
  name: 'users',
  title: { en: 'Users', 'zh-CN': '用户' },
  fields: [
    { name: 'nickname', type: 'string', title: { en: 'Display name', 'zh-CN': '显示名称' } },
    { name: 'username', type: 'string', length: 50, unique: true, title: { en: 'Username', 'zh-CN': '用户名' } },
    { name: 'email', type: 'string', length: 254, unique: true, title: { en: 'Email', 'zh-CN': '邮箱' }, options: { interface: 'email' } },
    { name: 'phone', type: 'string', length: 30, unique: true, title: { en: 'Phone', 'zh-CN': '电话' }, options: { interface: 'phone' } },
    { name: 'passwordHash', type: 'string', hidden: true },
    {
      name: 'passwordChangedAt',
      type: 'datetime',
      title: { en: 'Password last changed', 'zh-CN': '密码修改时间' },
      // Only a new password changes it, so forms show it as text.
      options: { uiSchema: { 'x-read-pretty': true } },
    },
    { name: 'appLang', type: 'string', length: 35, title: { en: 'Language', 'zh-CN': '语言' } },
    { name: 'theme', type: 'string', length: 10, title: { en: 'Appearance', 'zh-CN': '外观' } },
  ],
};
