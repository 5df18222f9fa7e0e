import type { TextLoaders, TextTree, Translate } from '@mortise/plugin-api/client';
import { type i18n, createInstance } from 'i18next';

const FALLBACK = 'en';

/** The texts of the shell and of every plugin, each under its owner's name; a language is loaded when it is first shown. */
export class TextStore {
  readonly #engine: i18n = createInstance();
  readonly #owners = new Map<string, TextLoaders>();
  #language = FALLBACK;

  constructor() {
    void this.#engine.init({
      initAsync: false,
      lng: FALLBACK,
      fallbackLng: FALLBACK,
      load: 'currentOnly',
      resources: {},
      // React escapes what it shows.
      interpolation: { escapeValue: false },
    });
  }

  get language(): string {
    return this.#language;
  }

  /** Resolves when the owner's texts can be shown. */
  async add(owner: string, loaders: TextLoaders): Promise<void> {
    this.#owners.set(owner, loaders);
    await Promise.all([FALLBACK, this.#language].map((language) => this.#load(owner, language)));
  }

  remove(owner: string): void {
    for (const language of Object.keys(this.#owners.get(owner) ?? {})) this.#engine.removeResourceBundle(language, owner);
    this.#owners.delete(owner);
  }

  /** Resolves when everything can be shown in that language. */
  async show(language: string): Promise<void> {
    await Promise.all([...this.#owners.keys()].map((owner) => this.#load(owner, language)));
    this.#language = language;
    await this.#engine.changeLanguage(language);
  }

  translate(owner: string): Translate {
    const translate = this.#engine.getFixedT(this.#language, owner);
    return (key, params) => translate(key, params ?? {});
  }

  async #load(owner: string, language: string): Promise<void> {
    const load = this.#owners.get(owner)?.[language];
    if (load === undefined || this.#engine.hasResourceBundle(language, owner)) return;
    const texts: TextTree = (await load()).default;
    this.#engine.addResourceBundle(language, owner, texts);
  }
}
