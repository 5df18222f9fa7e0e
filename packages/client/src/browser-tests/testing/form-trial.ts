import { uniqueName } from '@mortise/testing';
import { type Page, type Route, type TestBrowser, type TestPage, signInByRequest } from '@mortise/testing/browser';
import type { KillableServer } from './killable-server';
import type { FormMaker, Person, TypedForm } from './typed-form';

/** What the page says at the form when nobody answers: what happened, and what to do. */
const SILENT = 'The server does not answer. Check the connection; nothing you entered is lost.';
const ENDED = 'Your session has ended';

/** One form, one person in front of it, and what happens to them. */
export class FormTrial {
  readonly #server: KillableServer;
  readonly #opened: TestPage;
  readonly #person: Person;
  #form: TypedForm;
  /** What the form held once it was filled. */
  #before: readonly unknown[] = [];
  /** Answers of success to attempts to save. */
  #saves = 0;

  private constructor(server: KillableServer, opened: TestPage, { person, form }: { readonly person: Person; readonly form: TypedForm }) {
    this.#server = server;
    this.#opened = opened;
    this.#person = person;
    this.#form = form;
    opened.page.on('response', (response) => {
      if (response.ok() && response.url().includes(this.#form.action)) this.#saves += 1;
    });
  }

  /** Opens the form and types. */
  static async begin({ server, browser }: { server: KillableServer; browser: TestBrowser }, make: FormMaker): Promise<FormTrial> {
    const person = await newPerson(server);
    const form = await make({ server, person, mark: newMark() });
    const opened = await browser.open(server);
    await signInByRequest(opened.context, server.url, person);
    const trial = new FormTrial(server, opened, { person, form });
    await trial.#fill();
    return trial;
  }

  /** The same person in front of another form of the same kind. */
  async again(make: FormMaker): Promise<void> {
    this.#form = await make({ server: this.#server, person: this.#person, mark: newMark() });
    this.#saves = 0;
    await this.#fill();
  }

  /** What went wrong in the page and nobody provoked. */
  get findings(): readonly string[] {
    return this.#opened.guard.findings();
  }

  get before(): readonly unknown[] {
    return this.#before;
  }

  /** What the form holds now. */
  typed(): Promise<readonly unknown[]> {
    return this.#form.typed(this.#page);
  }

  /** Saves while nobody answers; resolves when the page says so. */
  async saveInVain(): Promise<void> {
    await this.#form.save(this.#page);
    await this.#page.getByText(SILENT).first().waitFor();
  }

  /** Saves. Resolves to how often the server said yes, and how often it holds what was typed. */
  async save(): Promise<{ readonly saves: number; readonly stored: number }> {
    const saved = this.#page.waitForResponse((response) => response.ok() && response.url().includes(this.#form.action));
    await this.#form.save(this.#page);
    await saved;
    // Short notices go by themselves; nothing else may go on saying that it failed.
    await this.#page.locator('.ant-alert, [role=gridcell] [role=alert]').filter({ hasText: SILENT }).waitFor({ state: 'detached' });
    return { stored: await this.#form.stored(), saves: this.#saves };
  }

  async loseNetwork(): Promise<void> {
    await this.#opened.context.setOffline(true);
  }

  async findNetwork(): Promise<void> {
    const back = this.hearsAgain();
    await this.#opened.context.setOffline(false);
    await back;
  }

  /** Resolves when the page has heard from the server again and asked who the viewer is. */
  async hearsAgain(): Promise<void> {
    await this.#page.waitForResponse((response) => response.ok() && response.url().endsWith('app:boot'), { timeout: 90_000 });
  }

  /** The server ends the session, and tells the page. */
  async endSession(): Promise<void> {
    await this.#server.ask(`users:update?filterByTk=${this.#person.id}`, { password: this.#person.password });
  }

  /** The session goes without a word, so that saving finds out, and not a question of the page that happens to come before. */
  async saveWithoutSession(): Promise<void> {
    const { context } = this.#opened;
    const forget = async (route: Route): Promise<void> => {
      await context.clearCookies();
      await route.continue();
    };
    await context.route((url) => url.href.includes(this.#form.firstAction ?? this.#form.action), forget, { times: 1 });
    await this.#form.save(this.#page);
  }

  /** Answers the dialog that comes over the page. */
  async signInAgain(): Promise<void> {
    const dialog = this.#page.getByRole('dialog', { name: ENDED });
    await dialog.getByLabel('Password').fill(this.#person.password);
    await this.#page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Leaves the page. */
  async end(): Promise<void> {
    await this.#opened.context.close();
  }

  get #page(): Page {
    return this.#opened.page;
  }

  async #fill(): Promise<void> {
    await this.#page.goto(this.#form.path);
    await this.#page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    await this.#form.type(this.#page);
    this.#before = await this.typed();
  }
}

const newMark = (): string => uniqueName('mark');

async function newPerson(server: KillableServer): Promise<Person> {
  const [account, password] = [uniqueName('person'), uniqueName('password')];
  const { id } = await server.ask<{ readonly id: number }>('users:create', { username: account, password });
  await server.ask(`users/${id}/roles:set`, ['root']);
  return { id, account, password };
}
