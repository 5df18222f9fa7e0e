import { randomBytes } from 'node:crypto';
import { dataOf } from './api-client';
import type { TestServer } from './start-test-server';

let counter = 0;

/** A name no other call of this process returns. */
export function uniqueName(prefix: string): string {
  counter += 1;
  return `${prefix}${counter}${randomBytes(3).toString('hex')}`;
}

export interface NewField {
  readonly name: string;
  readonly type: string;
  readonly [option: string]: unknown;
}

export interface NewCollection {
  readonly name?: string;
  readonly fields?: readonly NewField[];
  readonly [option: string]: unknown;
}

/** Creates a collection as root; without fields it has one text field `title`. Returns its name. */
export async function createCollection({ api, root }: TestServer, collection: NewCollection = {}): Promise<string> {
  const name = collection.name ?? uniqueName('things');
  const fields = collection.fields ?? [{ name: 'title', type: 'string' }];
  dataOf(await api('POST', 'collections:create', { token: root.token, body: { ...collection, name, fields } }));
  return name;
}

export interface NewGrant {
  readonly collection: string;
  /** `view`, `create`, `update`, `destroy`; by default all of them. */
  readonly actions?: readonly (string | { readonly name: string; readonly fields?: readonly string[]; readonly scopeId?: number })[];
}

export interface NewRole {
  readonly name?: string;
  readonly grants?: readonly NewGrant[];
  readonly snippets?: readonly string[];
}

const ALL_GRANTS = ['view', 'create', 'update', 'destroy'] as const;

/** Creates a role as root, with the given grants and nothing else. Returns its name. */
export async function createRole(
  { api, root }: TestServer,
  { name = uniqueName('role'), grants = [], snippets = [] }: NewRole = {},
): Promise<string> {
  const { token } = root;
  dataOf(await api('POST', 'roles:create', { token, body: { name, title: name, snippets } }));
  for (const { collection, actions = ALL_GRANTS } of grants) {
    const body = {
      name: collection,
      usingActionsConfig: true,
      actions: actions.map((action) => (typeof action === 'string' ? { name: action } : action)),
    };
    dataOf(await api('POST', `roles/${name}/resources:create`, { token, body }));
  }
  return name;
}

export interface NewUser {
  readonly username?: string;
  readonly password?: string;
  /** Instead of the default role. */
  readonly roles?: readonly string[];
}

export interface TestUser {
  readonly id: number;
  readonly username: string;
  readonly password: string;
  /** Of a session. */
  readonly token: string;
}

/** Creates a user as root and signs the user in. */
export async function createUser(
  server: TestServer,
  { username = uniqueName('user'), password = uniqueName('password-'), roles }: NewUser = {},
): Promise<TestUser> {
  const { api, root } = server;
  const { id } = dataOf<{ id: number }>(await api('POST', 'users:create', { token: root.token, body: { username, password } }));
  if (roles) dataOf(await api('POST', `users/${id}/roles:set`, { token: root.token, body: roles }));
  return { id, username, password, token: await server.signIn(username, password) };
}

export interface NewApiKey {
  readonly name?: string;
  readonly role: string;
  /** Who makes it, by session token; root by default. */
  readonly token?: string;
  readonly expiresIn?: string;
}

/** Creates an API key for the caller's own account. Needs the plugin api-keys. */
export async function createApiKey({ api, root }: TestServer, key: NewApiKey): Promise<{ readonly id: number; readonly token: string }> {
  const { name = uniqueName('key'), role, token = root.token, expiresIn = '30d' } = key;
  return dataOf(await api('POST', 'apiKeys:create', { token, body: { name, role: { name: role }, expiresIn } }));
}
