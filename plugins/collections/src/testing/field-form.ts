import type { Locator, Page } from '@mortise/testing/browser';
import { button, choice, chooseByTyping } from './collections-visit';

/** The editor of fields, used as people use it. */
export const fieldForm = (page: Page): Locator => page.getByRole('dialog');

export const textBox = (page: Page, name: string): Locator => fieldForm(page).getByRole('textbox', { name, exact: true });

export const tick = (page: Page, name: string): Promise<void> => fieldForm(page).getByRole('checkbox', { name, exact: true }).check();

/** Begins a new field of a kind. */
export async function beginField(page: Page, title: string, kind: string): Promise<void> {
  await button(page, 'Add field').click();
  await textBox(page, 'Title').fill(title);
  await fieldForm(page).getByRole('combobox', { name: 'Type' }).click();
  await chooseByTyping(page, kind);
}

export async function chooseOption(page: Page, [label, option]: readonly [string, string]): Promise<void> {
  await fieldForm(page).getByRole('combobox', { name: label, exact: true }).click();
  await choice(page, option).click();
}

export async function saveField(page: Page, label = 'Add field'): Promise<void> {
  const drawer = page.locator('.ant-drawer-section');
  await button(drawer, label).click();
  await drawer.waitFor({ state: 'hidden' });
}
