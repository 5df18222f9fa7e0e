import { provideBrowser } from '@mortise/testing/browser';
import { COLLECTION_FORMS } from './testing/collection-forms';
import { FormTrial } from './testing/form-trial';
import { KillableServer } from './testing/killable-server';
import { PEOPLE_FORMS } from './testing/people-forms';
import { RECORD_FORMS } from './testing/record-forms';
import { ROLE_FORMS, prepareRoleForms } from './testing/role-forms';
import { SYSTEM_FORMS, prepareSystemForms } from './testing/system-forms';
import type { FormMaker, FormTable } from './testing/typed-form';

let server: KillableServer;
const browser = provideBrowser();

beforeAll(async () => {
  server = await KillableServer.prepare();
  await prepareSystemForms(server);
  await server.start();
  await server.ask('pm:enable?filterByTk=api-keys', {});
  await prepareRoleForms(server);
});
afterAll(() => server.remove());

/** Forms that meet the same blow: one page each, open at the same time. */
const GROUPS: readonly (readonly [string, FormTable])[] = [
  ['collections', COLLECTION_FORMS],
  ['records', RECORD_FORMS],
  ['accounts', PEOPLE_FORMS],
  ['roles', ROLE_FORMS],
  ['everybody', SYSTEM_FORMS],
];
const ONCE = { saves: 1, stored: 1 };

describe.each(GROUPS)('what is typed into forms about %s', (_group, table) => {
  const forms = Object.entries(table);
  const trials = new Map<FormMaker, FormTrial>();
  const trialOf = (make: FormMaker): FormTrial => {
    const trial = trials.get(make);
    if (trial === undefined) throw new Error('The form could not be filled in');
    return trial;
  };

  afterAll(async () => {
    for (const trial of trials.values()) await trial.end();
  });

  describe('is still there when the server is killed:', () => {
    beforeAll(async () => {
      for (const [, make] of forms) trials.set(make, await FormTrial.begin({ server, browser }, make));
      await server.kill();
    });

    it.each(forms)('%s', async (_form, make) => {
      const trial = trialOf(make);
      await trial.saveInVain();
      await expect(trial.typed()).resolves.toEqual(trial.before);
    });
  });

  describe('is saved once when the server is started again:', () => {
    beforeAll(async () => {
      const back = forms.map(([, make]) => trialOf(make).hearsAgain());
      await Promise.all([server.start(), ...back]);
    });

    it.each(forms)('%s', async (_form, make) => {
      const trial = trialOf(make);
      await expect(trial.typed()).resolves.toEqual(trial.before);
      await expect(trial.save()).resolves.toEqual(ONCE);
    });
  });

  describe('outlives the network and the session, and is saved once:', () => {
    it.each(forms)('%s', async (_form, make) => {
      const trial = trialOf(make);
      await trial.again(make);
      await trial.loseNetwork();
      await trial.saveInVain();
      await expect(trial.typed()).resolves.toEqual(trial.before);
      await trial.findNetwork();
      await expect(trial.typed()).resolves.toEqual(trial.before);
      await trial.saveWithoutSession();
      await trial.signInAgain();
      await expect(trial.typed()).resolves.toEqual(trial.before);
      await trial.endSession();
      await trial.signInAgain();
      await expect(trial.typed()).resolves.toEqual(trial.before);
      await expect(trial.save()).resolves.toEqual(ONCE);
      expect(trial.findings).toEqual([]);
    });
  });
});
