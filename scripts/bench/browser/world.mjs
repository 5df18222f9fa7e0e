import { signIn } from '../../verify/support/api.mjs';
import { ROOT } from '../../verify/support/installation.mjs';
import { TODOS } from '../../verify/support/todos.mjs';
import { seedStatement } from './seed-statement.mjs';

const CLERK = { username: 'clerk', password: 'bench-Clerk-1234' };
const HIDDEN = 'notes';

/** Whoever looks at the rows: with all rights, and with a scope that leaves half of them and one field less. */
export const VIEWERS = [
  { name: 'root', account: ROOT.account, password: ROOT.password },
  { name: 'restricted', account: CLERK.username, password: CLERK.password },
];

/** The collection with its rows, and the restricted viewer. */
export async function fillWorld({ url }, { kind, tables }, rows) {
  const admin = await signIn(url);
  try {
    await admin.post('collections:create', TODOS);
    await tables.rows(seedStatement(kind, rows));
    await tables.rows('ANALYZE');
    await createClerk(admin);
  } finally {
    admin.close();
  }
}

async function createClerk(admin) {
  const early = { name: 'early', resourceName: TODOS.name, scope: { dueAt: { $lt: '2025-06-23T00:00:00.000Z' } } };
  const { id: scopeId } = await admin.post('rolesResourcesScopes:create', early);
  const fields = [...TODOS.fields.map(({ name }) => name), 'id', 'createdAt', 'updatedAt', 'createdBy', 'updatedBy'];
  const view = { name: 'view', scopeId, fields: fields.filter((name) => name !== HIDDEN) };
  await admin.post('roles:create', { name: 'clerks', title: 'Clerks' });
  await admin.post('roles/clerks/resources:create', { name: TODOS.name, usingActionsConfig: true, actions: [view] });
  const { id } = await admin.post('users:create', CLERK);
  await admin.post(`users/${id}/roles:set`, ['clerks']);
}
