import { type Locator, type Page, buttonOf } from '@mortise/testing/browser';
import type { FormMaker, FormTable, FormWorld } from './typed-form';

const PAGE = '/admin/settings/roles';
/** What `prepareRoleForms` makes. */
const COLLECTION = { name: 'plants', title: 'Plants' };

interface Role {
  readonly name: string;
  readonly title: string;
  readonly description: string | null;
  readonly snippets: readonly string[] | null;
}

/** The collection whose permissions are edited. */
export async function prepareRoleForms(server: FormWorld['server']): Promise<void> {
  await server.ask('collections:create', { ...COLLECTION, fields: [{ name: 'title', type: 'string', title: 'Title' }] });
}

const dialog = (page: Page): Locator => page.getByRole('dialog');

async function makeRole({ server, mark }: FormWorld): Promise<string> {
  const name = `role${mark}`;
  await server.ask('roles:create', { name, title: `Clerks ${name}` });
  return name;
}

const roleOf = ({ server }: FormWorld, name: string): Promise<Role> => server.ask<Role>(`roles:get?filterByTk=${name}`);
/** How often the mark stands in what the server knows of the role's rules for the collection. */
async function marksInRules({ server, mark }: FormWorld, role: string): Promise<number> {
  return JSON.stringify(await server.ask(`roles/${role}/collections:get/${COLLECTION.name}`)).split(mark).length - 1;
}

const newRole: FormMaker = ({ server, mark }) => ({
  path: `${PAGE}?new=1`,
  action: 'roles:create',
  type: (page) => dialog(page).getByLabel('Title').fill(mark),
  typed: (page) => Promise.all(['Title', 'Name'].map((label) => dialog(page).getByLabel(label).inputValue())),
  save: (page) => buttonOf(dialog(page), 'Create role').click(),
  stored: async () => (await server.ask<Role[]>('roles:list?pageSize=200')).filter(({ title }) => title === mark).length,
});

const role: FormMaker = async (world) => {
  const name = await makeRole(world);
  return {
    path: `${PAGE}?role=${name}&edit=1`,
    action: 'roles:update',
    type: (page) => dialog(page).getByLabel('Description').fill(world.mark),
    typed: async (page) => [await dialog(page).getByLabel('Description').inputValue()],
    save: (page) => buttonOf(dialog(page), 'Save').click(),
    stored: async () => Number((await roleOf(world, name)).description === world.mark),
  };
};

const matrix: FormMaker = async (world) => {
  const name = await makeRole(world);
  return {
    path: `${PAGE}?role=${name}`,
    action: 'resources:create',
    type: async (page) => {
      await buttonOf(page, `Default: rules for ${COLLECTION.title}`).click();
      await page.getByRole('menuitem', { name: 'Full access' }).click();
    },
    typed: (page) => page.getByText('1 change is not saved').allInnerTexts(),
    save: (page) => buttonOf(page, 'Save').click(),
    stored: async () => (await world.server.ask<unknown[]>(`roles/${name}/resources:list`)).length,
  };
};

const viewRules = (page: Page): Locator => dialog(page).getByRole('region', { name: 'View' });
const condition = (page: Page): Locator => viewRules(page).getByRole('textbox', { name: 'Value' });

async function typeCondition(page: Page, text: string): Promise<void> {
  await dialog(page).getByText('Rules for this collection', { exact: true }).click();
  await viewRules(page).getByRole('radio', { name: 'Records that meet a condition' }).click();
  await condition(page).fill(text);
}

const scope: FormMaker = async (world) => {
  const name = await makeRole(world);
  return {
    path: `${PAGE}?role=${name}&collection=${COLLECTION.name}`,
    action: 'resources:create',
    type: (page) => typeCondition(page, world.mark),
    typed: async (page) => [await condition(page).inputValue()],
    save: (page) => buttonOf(dialog(page), 'Save').click(),
    stored: () => marksInRules(world, name),
  };
};

const scopeName: FormMaker = async (world) => {
  const { server, mark } = world;
  const input = (page: Page): Locator => viewRules(page).getByRole('textbox', { name: 'Name of the data scope' });
  const role = await makeRole(world);
  return {
    path: `${PAGE}?role=${role}&collection=${COLLECTION.name}`,
    action: 'rolesResourcesScopes:create',
    type: async (page) => {
      await typeCondition(page, 'rose');
      await buttonOf(viewRules(page), 'Keep as a data scope').click();
      await input(page).fill(mark);
    },
    typed: (page) => Promise.all([input(page).inputValue(), condition(page).inputValue()]),
    save: (page) => buttonOf(viewRules(page), 'Keep').click(),
    stored: async () => {
      const scopes = await server.ask<{ readonly name: string }[]>('rolesResourcesScopes:list?pageSize=200');
      return scopes.filter(({ name }) => name === mark).length;
    },
  };
};

const right: FormMaker = async (world) => {
  const name = await makeRole(world);
  const input = (page: Page): Locator => page.getByLabel('A right of another plugin');
  return {
    path: `${PAGE}?role=${name}&tab=administration`,
    action: 'roles:update',
    type: (page) => input(page).fill(`pm.${world.mark}`),
    typed: async (page) => [await input(page).inputValue()],
    save: (page) => buttonOf(page, 'Give').click(),
    stored: async () => ((await roleOf(world, name)).snippets ?? []).filter((snippet) => snippet === `pm.${world.mark}`).length,
  };
};

/** Everything about roles and what they may do. */
export const ROLE_FORMS: FormTable = {
  'a new role': newRole,
  'a role': role,
  'the matrix of permissions': matrix,
  'permissions on one collection, with a condition': scope,
  'the name of a data scope': scopeName,
  'a right by name': right,
};
