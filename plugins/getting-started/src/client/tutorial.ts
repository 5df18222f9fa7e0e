/** What the guide builds. Names are the same in every language, so that the guide finds its work again. */
export const KEYS_PLUGIN = 'api-keys';
export const COLLECTION = 'todos';
export const COLLECTION_TITLE = { en: 'To-dos', 'zh-CN': '待办事项' } as const;

export const FIELDS = [
  { name: 'title', type: 'string', interface: 'input', title: { en: 'Title', 'zh-CN': '标题' } },
  { name: 'completed', type: 'boolean', interface: 'checkbox', title: { en: 'Completed', 'zh-CN': '已完成' } },
] as const;

export const TITLES = ['eat food', 'sleep', 'play games'] as const;

export const ROLE = { name: 'todos-api', title: 'To Dos API Role' } as const;
export const GRANTS = ['view', 'create', 'update', 'destroy'] as const;

export const API_USER = { username: 'todos-api-user', nickname: 'To Dos API User' } as const;
export const KEY = { name: 'To Dos key', expiresIn: '30d' } as const;

export const ROOT_ROLE = 'root';

/** Bundles of administrative rights the steps take. */
export const RIGHTS = {
  plugins: 'pm',
  collections: 'pm.data-source-manager',
  roles: 'pm.acl.roles',
  users: 'pm.users',
  keys: 'pm.api-keys.configuration',
  manageKeys: 'pm.api-keys.manage',
} as const;
