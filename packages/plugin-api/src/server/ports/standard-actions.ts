export const STANDARD_ACTIONS = ['list', 'get', 'query', 'create', 'update', 'destroy', 'firstOrCreate', 'updateOrCreate', 'move'] as const;

export type StandardAction = (typeof STANDARD_ACTIONS)[number];

/** The grant each standard action needs. */
export const GRANT_OF_ACTION: Readonly<Record<StandardAction, string>> = {
  list: 'view',
  get: 'view',
  query: 'view',
  create: 'create',
  update: 'update',
  destroy: 'destroy',
  firstOrCreate: 'create',
  updateOrCreate: 'create',
  move: 'update',
};
