import type { Api, Session } from '@mortise/plugin-api/client';
import { type Facts, missingFields } from '../facts/facts';
import type { Step } from '../facts/progress';
import { API_USER, COLLECTION, COLLECTION_TITLE, FIELDS, GRANTS, KEY, KEYS_PLUGIN, ROLE, ROOT_ROLE, TITLES } from '../tutorial';

export interface ActContext {
  readonly api: Api;
  readonly facts: Facts;
  readonly session: Pick<Session, 'user' | 'role'>;
  /** Takes a new key; it is not shown again. */
  keep(key: { readonly id: number; readonly token: string }): void;
}

/** Does what is missing of a step, and nothing that is there. @throws ApiError */
export type Act = (context: ActContext) => Promise<void>;

/** The last step is done with a key in hand, not for the viewer. */
export const ACTS: Readonly<Record<Exclude<Step, 'call'>, Act>> = {
  plugin: switchOn,
  collection: makeCollection,
  records: addRecords,
  role: makeRole,
  user: makeUser,
  key: makeKey,
};

async function switchOn({ api }: ActContext): Promise<void> {
  await api.post('pm:enable', { params: { filterByTk: KEYS_PLUGIN } });
}

async function makeCollection({ api, facts }: ActContext): Promise<void> {
  if (facts.collection === undefined) {
    await api.post('collections:create', { values: { name: COLLECTION, title: COLLECTION_TITLE, titleField: 'title', fields: FIELDS } });
    return;
  }
  for (const field of missingFields(facts)) await api.post(`collections/${COLLECTION}/fields:create`, { values: field });
}

async function addRecords({ api, facts: { todos } }: ActContext): Promise<void> {
  const there = new Set(todos.map(({ title }) => title));
  const values = TITLES.filter((title) => !there.has(title)).map((title) => ({ title, completed: false }));
  if (values.length > 0) await api.post(`${COLLECTION}:create`, { values });
}

async function makeRole({ api, facts }: ActContext): Promise<void> {
  const name = facts.role?.name ?? ROLE.name;
  if (facts.role === undefined) await api.post('roles:create', { values: ROLE });
  if (facts.fullAccess) return;
  const values = { name: COLLECTION, actions: GRANTS.map((grant) => ({ name: grant })) };
  await api.post(`roles/${encodeURIComponent(name)}/resources:create`, { values });
}

async function makeUser({ api, facts, session: { user, role } }: ActContext): Promise<void> {
  // Without a password nobody signs in with it: it stands for a program.
  const apiUser = facts.apiUser ?? (await api.post<{ readonly id: number }>('users:create', { values: API_USER })).data;
  const path = `roles/${encodeURIComponent(facts.role?.name ?? ROLE.name)}/users:add`;
  if (!facts.apiUserHoldsRole) await api.post(path, { values: [apiUser.id] });
  if (facts.viewerHoldsRole || role !== ROOT_ROLE) return;
  // With a second role the viewer would otherwise act with whichever comes first by name.
  await api.post(`users/${user.id}/roles:setDefault`, { values: { roleName: role } });
  await api.post(path, { values: [user.id] });
}

async function makeKey({ api, facts: { role, apiUser, viewerHoldsRole }, keep }: ActContext): Promise<void> {
  const owner = viewerHoldsRole || apiUser === undefined ? {} : { userId: apiUser.id };
  const values = { ...KEY, role: role?.name ?? ROLE.name, ...owner };
  keep((await api.post<{ readonly id: number; readonly token: string }>('apiKeys:create', { values })).data);
}
