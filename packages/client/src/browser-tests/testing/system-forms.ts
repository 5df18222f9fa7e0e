import { join } from 'node:path';
import { writePlugin } from '@mortise/testing';
import { type Page, buttonOf } from '@mortise/testing/browser';
import type { KillableServer } from './killable-server';
import type { FormMaker, FormTable } from './typed-form';

/** A plugin with settings; the server must not run yet. */
export async function prepareSystemForms({ folder }: KillableServer): Promise<void> {
  const settings = { type: 'object', properties: { city: { type: 'string', title: 'City' } } };
  await writePlugin(join(folder, 'plugins'), { id: 'weather', title: 'Weather', preset: 'off', setup: '', settings });
}

const systemSettings: FormMaker = ({ server, mark }) => ({
  path: '/admin/settings/system',
  action: 'systemSettings:update',
  type: (page) => page.getByRole('textbox', { name: 'Name' }).fill(mark),
  typed: async (page) => [await page.getByRole('textbox', { name: 'Name' }).inputValue()],
  save: (page) => buttonOf(page, 'Save').click(),
  stored: async () => Number((await server.ask<{ readonly title: string }>('systemSettings:get')).title === mark),
});

const pluginSettings: FormMaker = ({ server, mark }) => {
  const city = (page: Page) => page.getByRole('dialog', { name: 'Weather' }).getByRole('textbox', { name: 'City' });
  return {
    path: '/admin/settings/plugins?plugin=weather&tab=settings',
    action: 'pm:setSettings',
    type: (page) => city(page).fill(mark),
    typed: async (page) => [await city(page).inputValue()],
    save: (page) => buttonOf(page.getByRole('dialog', { name: 'Weather' }), 'Save').click(),
    stored: async () => {
      const { values } = await server.ask<{ readonly values: { readonly city?: string } }>('pm:getSettings?filterByTk=weather');
      return Number(values.city === mark);
    },
  };
};

/** What is set up once for everybody. */
export const SYSTEM_FORMS: FormTable = {
  'the system settings': systemSettings,
  'settings of a plugin': pluginSettings,
};
