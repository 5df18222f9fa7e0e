import { type Locator, type Page, type Say, openChoices, takePicture } from '@mortise/testing/browser';

export interface TourOptions {
  readonly page: Page;
  readonly say: Say;
  /** Folder below `docs/images`. */
  readonly pictures: string;
}

/** Somebody who follows a guide with mouse and keyboard, in the language of the page, and takes its pictures. */
export abstract class Tour {
  protected readonly page: Page;
  protected readonly say: Say;
  readonly #pictures: string;

  constructor({ page, say, pictures }: TourOptions) {
    this.page = page;
    this.say = say;
    this.#pictures = pictures;
  }

  protected async openSettings(owner: string, title: string): Promise<void> {
    for (const name of [this.say('shell', 'settings.title'), this.say(owner, title)]) {
      await this.menu().getByRole('link', { name, exact: true }).click();
    }
    await this.heading(this.say(owner, title)).waitFor();
  }

  /** Field of the dialog that makes a collection; the first has the number 1. */
  protected field(number: number): Locator {
    return this.dialog()
      .getByRole('group')
      .nth(number - 1);
  }

  protected async nameField(number: number, title: string, name: string): Promise<void> {
    const nameOf = (key: string): string => this.say('collections', `collections.field.${key}`);
    const box = (key: string): Locator => this.field(number).getByRole('textbox', { name: nameOf(key) });
    await box('title').fill(title);
    await box('name').fill(name);
  }

  protected async choose(select: Locator, option: string): Promise<void> {
    await select.click();
    // Long lists show only a part; typing finds the rest where there is something to type into.
    await this.page.keyboard.type(option);
    const list = openChoices(this.page);
    await list.getByText(option, { exact: true }).first().click();
    // A list of which several may be chosen stays open. One that is closing would leave the key to the dialog around it.
    if ((await select.and(this.page.locator('.ant-select-multiple *')).count()) > 0) await this.page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
  }

  protected menu(): Locator {
    return this.page.getByRole('navigation', { name: this.say('shell', 'layout.menu') });
  }

  protected heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  protected button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  protected dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  protected picture(name: string): Promise<void> {
    return takePicture(this.page, `${this.#pictures}/${name}`);
  }
}
