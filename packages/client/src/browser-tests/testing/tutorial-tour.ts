import { Tour } from './tour';

const ROLE = 'To Dos API Role';
const USER = 'To Dos API User';

/** What the guide `api-keys-tutorial` describes, chapter by chapter, with its pictures. Uses the page as a person would. */
export class TutorialTour extends Tour {
  async switchOnApiKeys(): Promise<void> {
    await this.openSettings('shell', 'plugins.title');
    const name = this.say('api-keys', 'keys.title');
    const apiKeys = this.page.getByRole('switch', { name: this.say('shell', 'plugins.switch', { name }) });
    await apiKeys.click();
    await this.menu().getByRole('link', { name, exact: true }).waitFor();
    await this.picture('1-plugin');
  }

  async createCollection(): Promise<void> {
    const say = (key: string): string => this.say('collections', `collections.${key}`);
    await this.openSettings('collections', 'collections.title');
    await this.button(say('create.title')).first().click();
    const dialog = this.dialog();
    await dialog.getByRole('textbox', { name: say('settings.title') }).fill('Todos');
    await dialog.getByRole('textbox', { name: say('settings.name') }).fill('todos');
    await dialog.getByRole('button', { name: say('create.next') }).click();
    await this.nameField(1, 'Title', 'title');
    await dialog.getByRole('button', { name: say('field.add') }).click();
    await this.nameField(2, 'Completed', 'completed');
    await this.choose(this.field(2).getByRole('combobox'), say('kind.checkbox.title'));
    await this.picture('2-fields');
    await dialog.getByRole('button', { name: say('create.next') }).click();
    await dialog.getByRole('button', { name: say('create.title') }).click();
    await this.heading('Todos').waitFor();
  }

  async addRecords(titles: readonly string[]): Promise<void> {
    const say = (key: string): string => this.say('collections', `data.${key}`);
    for (const title of titles) {
      await this.button(say('new')).first().click();
      const dialog = this.dialog();
      await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
      await dialog.getByRole('button', { name: say('record.create'), exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
      await this.page.getByRole('gridcell', { name: title, exact: true }).waitFor();
    }
    await this.picture('3-records');
  }

  async createRole(): Promise<void> {
    const say = (key: string, params?: Record<string, string>): string => this.say('acl', key, params);
    await this.openSettings('acl', 'roles.title');
    await this.button(say('roles.create')).click();
    const dialog = this.dialog();
    await dialog.getByRole('textbox', { name: say('roles.titleLabel') }).fill(ROLE);
    await dialog.getByRole('textbox', { name: say('roles.nameLabel') }).fill('todosApi');
    await dialog.getByRole('button', { name: say('roles.createButton') }).click();
    await this.page.getByRole('heading', { name: ROLE }).waitFor();
    const rules = say('permissions.rulesOf', { state: say('permissions.usesDefault'), collection: 'Todos' });
    await this.button(rules).click();
    await this.page.getByRole('menuitem', { name: say('presets.full') }).click();
    await this.button(say('permissions.save')).click();
    await this.page
      .getByText(say('permissions.saved', { role: ROLE }))
      .first()
      .waitFor();
    await this.picture('4-role');
  }

  async createUser(): Promise<void> {
    const say = (key: string): string => this.say('users', `users.${key}`);
    await this.openSettings('users', 'users.title');
    await this.button(say('create')).click();
    const dialog = this.dialog();
    await dialog.getByRole('textbox', { name: say('nickname') }).fill(USER);
    await dialog.getByRole('textbox', { name: say('username') }).fill('todos-api');
    await this.choose(dialog.getByRole('combobox', { name: say('roles'), exact: true }), ROLE);
    await this.picture('5-user');
    await dialog.getByRole('button', { name: say('createButton') }).click();
    await dialog.waitFor({ state: 'hidden' });
    await this.page.getByRole('cell', { name: USER }).first().waitFor();
  }

  /** A key is made for a role one holds oneself. */
  async takeTheRole(): Promise<void> {
    const say = (key: string, params?: Record<string, string>): string => this.say('users', `users.${key}`, params);
    await this.button(say('editOf', { name: 'Admin' })).click();
    const dialog = this.dialog();
    await this.choose(dialog.getByRole('combobox', { name: say('roles'), exact: true }), ROLE);
    await dialog.getByRole('button', { name: this.say('ui', 'form.save') }).click();
    await dialog.waitFor({ state: 'hidden' });
    await this.picture('6-users');
  }

  /** Resolves to the key, read from the page that shows it once. */
  async makeKey(): Promise<string> {
    const say = (key: string, params?: Record<string, string>): string => this.say('api-keys', key, params);
    await this.openSettings('api-keys', 'keys.title');
    await this.button(say('keys.create')).click();
    const form = this.dialog();
    await form.getByRole('textbox', { name: say('form.name') }).fill('Todos');
    await this.choose(form.getByRole('combobox', { name: say('form.role'), exact: true }), ROLE);
    await this.picture('7-key-form');
    await form.getByRole('button', { name: say('form.submit') }).click();
    const key = await this.page.getByRole('textbox', { name: say('issued.key'), exact: true }).inputValue();
    await this.page.getByRole('button', { name: say('issued.copy') }).click();
    await this.picture('8-key');
    await this.page.getByRole('button', { name: say('issued.done') }).click();
    await this.page.getByRole('cell', { name: 'Todos', exact: true }).waitFor();
    await this.picture('9-keys');
    return key;
  }
}
