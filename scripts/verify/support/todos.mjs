/** The collection all rounds and the bench work on. */
export const TODOS = {
  name: 'todos',
  fields: [
    { name: 'title', type: 'string' },
    { name: 'status', type: 'string', index: true },
    { name: 'priority', type: 'integer' },
    { name: 'done', type: 'boolean' },
    { name: 'dueAt', type: 'datetime' },
    { name: 'notes', type: 'text' },
  ],
};

const ALL_ACTIONS = ['view', 'create', 'update', 'destroy'];

export const grantsOf = (resource, actions) => ({ name: resource, usingActionsConfig: true, actions: actions.map((name) => ({ name })) });

/** A role with grants on one collection, held by the first user. */
export async function createRole(admin, name, { resource = 'todos', actions = ALL_ACTIONS } = {}) {
  await admin.post('roles:create', { name, title: name });
  await admin.post(`roles/${name}/resources:create`, grantsOf(resource, actions));
  const { id } = await admin.get('auth:check');
  await admin.post(`users/${id}/roles:add`, [name]);
}

/** An API key bound to a role of the first user. */
export async function createKey(admin, role) {
  await admin.post('pm:enable?filterByTk=api-keys');
  const { token } = await admin.post('apiKeys:create', { name: `key of ${role}`, role: { name: role }, expiresIn: '30d' });
  return token;
}

/** Makes the collection, a role with all grants on it and a key bound to that role; returns the client that uses the key. */
export async function prepareTodos(admin) {
  await admin.post('collections:create', TODOS);
  await createRole(admin, 'worker');
  return admin.as({ token: await createKey(admin, 'worker') });
}
