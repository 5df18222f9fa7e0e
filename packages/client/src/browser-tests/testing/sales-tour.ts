import { type Locator } from '@mortise/testing/browser';
import { Tour } from './tour';

export interface Order {
  readonly region: string;
  readonly amount: number;
}

const CODE = `const { data } = await ctx.api.resource('orders').list({ sort: ['-amount'], pageSize: 1 });
const [best] = data.data;
const { Statistic } = ctx.antd;
ctx.render(<Statistic title="Largest order" value={best?.amount ?? 0} prefix={best?.region} />);`;

/** What the guide `sales-dashboard` describes, chapter by chapter, with its pictures. Uses the page as a person would. */
export class SalesTour extends Tour {
  async createCollection(): Promise<void> {
    const say = (key: string): string => this.say('collections', `collections.${key}`);
    await this.openSettings('collections', 'collections.title');
    await this.button(say('create.title')).first().click();
    const dialog = this.dialog();
    await dialog.getByRole('textbox', { name: say('settings.title') }).fill('Orders');
    await dialog.getByRole('textbox', { name: say('settings.name') }).fill('orders');
    await dialog.getByRole('button', { name: say('create.next') }).click();
    await this.nameField(1, 'Region', 'region');
    await dialog.getByRole('button', { name: say('field.add') }).click();
    await this.nameField(2, 'Amount', 'amount');
    await this.choose(this.field(2).getByRole('combobox'), say('kind.integer.title'));
    await this.picture('1-collection');
    await dialog.getByRole('button', { name: say('create.next') }).click();
    await dialog.getByRole('button', { name: say('create.title') }).click();
    await this.heading('Orders').waitFor();
  }

  async createPage(): Promise<void> {
    const say = (key: string): string => this.say('pages', `outline.${key}`);
    await this.openSettings('pages', 'outline.title');
    await this.button(say('newPage')).first().click();
    await this.dialog().getByLabel(say('name')).fill('Sales');
    await this.dialog()
      .getByRole('button', { name: say('create'), exact: true })
      .click();
    await this.heading('Sales').waitFor();
  }

  async addForm(): Promise<void> {
    const settings = await this.#addBlock('New order', this.say('collections', 'blocks.form.title'));
    await this.#set(settings, this.say('collections', 'blocks.collection'), 'Orders');
    await this.#form().getByLabel('Region').waitFor();
    await this.#close(settings);
  }

  async addTable(): Promise<void> {
    const settings = await this.#addBlock('All orders', this.say('collections', 'blocks.table.title'));
    await this.#set(settings, this.say('collections', 'blocks.collection'), 'Orders');
    await this.button(this.say('collections', 'data.new')).first().waitFor();
    await this.#close(settings);
  }

  async addChart(): Promise<void> {
    const say = (key: string): string => this.say('pages', key);
    const settings = await this.#addBlock('Sales by region', say('kinds.chart'));
    await this.#set(settings, say('kinds.collection'), 'Orders');
    await this.#set(settings, say('kinds.aggregation'), say('kinds.aggregations.sum'));
    await this.#set(settings, say('kinds.field'), 'Amount');
    await this.#set(settings, say('chart.dimension'), 'Region');
    await this.picture('2-chart');
    await this.#close(settings);
  }

  async addFilter(): Promise<void> {
    const settings = await this.#addBlock('Find', this.say('collections', 'blocks.filter.title'));
    await this.#search().getByLabel('Region').waitFor();
    await this.#close(settings);
  }

  async addCode(): Promise<void> {
    const say = (key: string, params?: Record<string, string>): string => this.say('js-blocks', key, params);
    const settings = await this.#addBlock('Largest', say('kinds.block.title'));
    await settings.getByRole('button', { name: say('editor.open'), exact: true }).click();
    const code = this.page.getByRole('textbox', { name: say('editor.code'), exact: true });
    await code.focus();
    await this.page.keyboard.insertText(CODE);
    await code.press('Control+Enter');
    await this.page.getByRole('tab', { name: say('editor.panels.calls') }).click();
    await this.button(say('editor.calls.allow.view', { name: 'orders' })).click();
    await this.page.getByText(say('editor.calls.allowed')).waitFor();
    await this.button(say('editor.run')).click();
    await this.page.frameLocator('.js-editor iframe').getByText('Largest order').waitFor();
    await this.picture('3-code');
    await this.page
      .getByRole('toolbar', { name: say('editor.bar') })
      .getByRole('button', { name: say('editor.close'), exact: true })
      .click();
    await code.waitFor({ state: 'hidden' });
    await this.#close(settings);
  }

  async publish(): Promise<void> {
    const say = (key: string): string => this.say('pages', key);
    await this.button(say('editor.publish')).click();
    const dialog = this.dialog();
    await dialog.getByRole('list', { name: say('changes.title') }).waitFor();
    await this.picture('4-publish');
    await dialog.getByRole('button', { name: say('editor.publish'), exact: true }).click();
    await this.page.getByText(say('editor.state.published'), { exact: true }).waitFor();
    await this.button(say('editor.leave')).click();
    await this.button(say('page.edit')).waitFor();
  }

  async enterOrders(orders: readonly Order[]): Promise<void> {
    for (const { region, amount } of orders) {
      await this.#form().getByLabel('Region').fill(region);
      await this.#form().getByLabel('Amount').fill(String(amount));
      await this.#form()
        .getByRole('button', { name: this.say('collections', 'data.record.create') })
        .click();
      await this.#grid().getByText(String(amount), { exact: true }).waitFor();
    }
  }

  /** What the block of code shows, once the page is opened anew. */
  async largest(): Promise<Locator> {
    // Nothing runs before somebody could see it.
    await this.page.setViewportSize({ width: 1280, height: 1500 });
    await this.page.reload();
    return this.page.locator('iframe[title="Largest"]').contentFrame().locator('.ant-statistic');
  }

  /** Asks for one region; resolves to how many rows the table then shows. */
  async find(region: string, rows: number): Promise<number> {
    await this.#grid().locator('tbody tr').first().waitFor();
    await this.picture('5-dashboard');
    await this.#search().getByLabel('Region').fill(region);
    const found = this.#grid().locator('tbody tr');
    await found.nth(rows).waitFor({ state: 'detached' });
    return found.count();
  }

  async #addBlock(title: string, kind: string): Promise<Locator> {
    await this.button(this.say('pages', 'editor.add')).click();
    await this.page.getByRole('menuitem', { name: kind, exact: true }).click();
    const settings = this.page.getByRole('dialog', { name: kind, exact: true });
    await settings.getByLabel(this.say('pages', 'editor.blockTitle'), { exact: true }).fill(title);
    return settings;
  }

  #set(settings: Locator, name: string, choice: string): Promise<void> {
    return this.choose(settings.getByRole('combobox', { name, exact: true }), choice);
  }

  async #close(settings: Locator): Promise<void> {
    await settings.getByRole('button', { name: this.say('pages', 'editor.close'), exact: true }).click();
    await settings.waitFor({ state: 'hidden' });
  }

  #form(): Locator {
    return this.page.getByRole('form', { name: 'New order', exact: true });
  }

  #search(): Locator {
    return this.page.getByRole('search', { name: 'Find', exact: true });
  }

  #grid(): Locator {
    return this.page.getByRole('grid', { name: 'Orders' });
  }
}
