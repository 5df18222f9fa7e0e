import { ApiError, type Api, type Boot } from '@mortise/plugin-api/client';
import { PluginHost } from '../plugins/plugin-host';
import { Registry } from '../plugins/registry';
import { TextStore } from '../texts/text-store';
import { AdminStore } from './admin-store';
import { createRefresh } from './create-refresh';

const NOBODY: Boot = {
  settings: { title: 'Mortise', primaryColor: '#1668dc', enabledLanguages: ['en'], defaultLanguage: 'en' },
  language: 'en',
  user: null,
  roles: null,
  snippets: [],
  csrfToken: null,
  secure: true,
  plugins: [],
};
const ANN: Boot = { ...NOBODY, user: { id: 1, username: 'ann', nickname: null, email: null, phone: null, appLang: null, theme: null } };

/** A page that asks who the viewer is; `questions` are answered by hand, in any order. */
function createPage() {
  const questions: { answer(boot: Boot): void; fail(): void }[] = [];
  const ask = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const fail = (): void => reject(new ApiError(0, [{ code: 'OFFLINE', message: 'Nobody answers.' }]));
      questions.push({ answer: (data) => resolve({ data }), fail });
    });
  const texts = new TextStore();
  const store = new AdminStore({ boot: ANN, language: 'en', connection: 'open', signedOut: false });
  const host = new PluginHost({ registry: new Registry(), texts, load: () => Promise.reject(new Error('404')) });
  const api = { get: ask } as Pick<Api, 'get'> as Api;
  return { refresh: createRefresh({ store, texts, api, host, begin: () => undefined }), store, questions };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('asking who the viewer is', () => {
  it('never has two questions under way, so that the latest answer counts', async () => {
    const { refresh, store, questions } = createPage();
    const [first, second] = [refresh(), refresh()];
    questions[0]?.answer(NOBODY);
    await first;
    await settled();
    expect(store.state.signedOut).toBe(true);
    const afterSigningIn = refresh();
    await settled();
    expect(questions).toHaveLength(2);
    questions[1]?.answer(NOBODY);
    await second;
    await settled();
    questions[2]?.answer(ANN);
    await expect(afterSigningIn).resolves.toBe(true);
    expect(store.state.signedOut).toBe(false);
    expect(questions).toHaveLength(3);
  });

  it('is one more question for all who ask meanwhile, and leaves everything when nobody answers', async () => {
    const { refresh, store, questions } = createPage();
    const asked = [refresh(), refresh(), refresh()];
    questions[0]?.fail();
    await settled();
    questions[1]?.fail();
    await expect(Promise.all(asked)).resolves.toEqual([false, false, false]);
    expect(questions).toHaveLength(2);
    expect(store.state).toMatchObject({ boot: ANN, signedOut: false });
  });
});
