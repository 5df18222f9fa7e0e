import { type Locator, type Page, buttonOf } from '@mortise/testing/browser';
import type { FormMaker, FormTable, FormWorld } from './typed-form';

const USERS = '/admin/settings/users';

interface User {
  readonly id: number;
  readonly username: string;
  readonly nickname: string | null;
}

const dialog = (page: Page): Locator => page.getByRole('dialog');
const nickname = (page: Page): Locator => dialog(page).getByLabel('Display name');

const listUsers = ({ server, mark }: FormWorld, key: 'username' | 'nickname'): Promise<readonly User[]> =>
  server.ask<User[]>(`users:list?filter=${encodeURIComponent(JSON.stringify({ [key]: mark }))}`);

const makeUser = ({ server }: FormWorld, username: string): Promise<User> =>
  server.ask<User>('users:create', { username, password: 'a long password' });

const newUser: FormMaker = (world) => ({
  path: `${USERS}?user=new`,
  action: 'users:create',
  type: async (page) => {
    await nickname(page).fill('Ann');
    await dialog(page).getByLabel('Username').fill(world.mark);
    await dialog(page).getByLabel('Password', { exact: true }).fill('a long password');
  },
  typed: (page) =>
    Promise.all([
      nickname(page).inputValue(),
      dialog(page).getByLabel('Username').inputValue(),
      dialog(page).getByLabel('Password', { exact: true }).inputValue(),
    ]),
  save: (page) => buttonOf(dialog(page), 'Create user').click(),
  stored: async () => (await listUsers(world, 'username')).length,
});

const user: FormMaker = async (world) => {
  const { id } = await makeUser(world, `user${world.mark}`);
  return {
    path: `${USERS}?user=${id}`,
    action: 'users:update',
    type: (page) => nickname(page).fill(world.mark),
    typed: async (page) => [await nickname(page).inputValue()],
    save: (page) => buttonOf(dialog(page), 'Save').click(),
    stored: async () => (await listUsers(world, 'nickname')).length,
  };
};

/** Whoever deletes types the name of what is to go. */
const userThatGoes: FormMaker = async (world) => {
  const { mark } = world;
  await makeUser(world, mark);
  return {
    path: `${USERS}?q=${mark}`,
    action: 'users:destroy',
    type: async (page) => {
      await buttonOf(page, `Delete ${mark}`).click();
      await dialog(page).getByLabel(`Type ${mark} to confirm`).fill(mark);
    },
    typed: async (page) => [await dialog(page).getByLabel(`Type ${mark} to confirm`).inputValue()],
    save: (page) => buttonOf(dialog(page), 'Delete user').click(),
    stored: async () => 1 - (await listUsers(world, 'username')).length,
  };
};

const apiKey: FormMaker = ({ server, person, mark }) => ({
  path: '/admin/settings/api-keys?new=1',
  action: 'apiKeys:create',
  type: (page) => dialog(page).getByLabel('Name').fill(mark),
  typed: async (page) => [await dialog(page).getByLabel('Name').inputValue()],
  save: (page) => buttonOf(dialog(page), 'Make the key').click(),
  stored: async () => {
    const keys = await server.ask<{ readonly name: string }[]>(`users/${person.id}/apiKeys:list`);
    return keys.filter(({ name }) => name === mark).length;
  },
});

const profile: FormMaker = (world) => ({
  path: '/admin?account=profile',
  action: 'users:updateProfile',
  type: (page) => page.getByLabel('Display name').fill(world.mark),
  typed: async (page) => [await page.getByLabel('Display name').inputValue()],
  save: (page) => buttonOf(dialog(page), 'Save').click(),
  stored: async () => (await listUsers(world, 'nickname')).length,
});

const ownPassword: FormMaker = ({ server, person, mark }) => {
  const next = `password-${mark}`;
  const inputs = (page: Page): readonly Locator[] =>
    ['oldPassword', 'newPassword', 'confirmPassword'].map((id) => dialog(page).locator(`#${id}`));
  return {
    path: '/admin?account=password',
    action: 'auth:changePassword',
    type: async (page) => {
      const texts = [person.password, next, next];
      for (const [place, input] of inputs(page).entries()) await input.fill(texts[place] ?? '');
    },
    typed: (page) => Promise.all(inputs(page).map((input) => input.inputValue())),
    save: (page) => buttonOf(dialog(page), 'Change password').click(),
    stored: async () => {
      await server.signIn({ account: person.account, password: next });
      person.password = next;
      return 1;
    },
  };
};

/** Everything about accounts. */
export const PEOPLE_FORMS: FormTable = {
  'a new user': newUser,
  'a user': user,
  'the deletion of a user': userThatGoes,
  'a new API key': apiKey,
  'the own profile': profile,
  'the own password': ownPassword,
};
