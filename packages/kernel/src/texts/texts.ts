import { join } from 'node:path';
import { type Disposable, type LocalizedText, disposable } from '@mortise/shared';
import { type i18n, createInstance } from 'i18next';
import { Expectations } from './expectations';
import { acceptedTags, lookupTag } from './lookup-tag';
import { readLocales } from './read-locales';
import { renderParams } from './render-params';
import { type TextResources, mergeTexts } from './text-resources';

interface Addition {
  readonly owner: string;
  readonly locale: string;
  readonly resources: TextResources;
}

const DEFAULT_LOCALE = 'en';
const CORE = 'core';
/** The details of errors that are words in English: what was expected, and what there was too much of. */
const TOLD = ['expected', 'what'] as const;
const CORE_LOCALES = join(__dirname, '..', 'locale');

/** The core's texts, to which plugins add theirs. */
export function createTexts(core: ReadonlyMap<string, TextResources> = readLocales(CORE_LOCALES)): Texts {
  return new Texts(core);
}

export class Texts {
  readonly #core: ReadonlyMap<string, TextResources>;
  readonly #engine = createEngine();
  /** Found anew, when it is needed, after texts were added or taken back. */
  #expectations: Expectations | undefined;
  #additions: readonly Addition[] = [];

  constructor(core: ReadonlyMap<string, TextResources>) {
    this.#core = core;
    for (const locale of core.keys()) this.#refresh(locale, CORE);
  }

  /**
   * Adds a plugin's texts as `<owner>:<key>`; its `errors` become `errors.<CODE>` for all, where the core has no such text. Its `expected` tell
   * what errors expected, as the core's do.
   */
  add(owner: string, locale: string, resources: TextResources): Disposable {
    const addition: Addition = { owner, locale, resources };
    this.#replace([...this.#additions, addition], addition);
    return disposable(() =>
      this.#replace(
        this.#additions.filter((other) => other !== addition),
        addition,
      ),
    );
  }

  /** A text with its `{{params}}` filled in; English when the language lacks it, the key when nobody has it. Nothing is escaped. */
  t(locale: string, key: string, params: Readonly<Record<string, unknown>> = {}): string {
    // `replace` keeps parameters apart from the engine's own options, some of which share names with error details.
    return this.#engine.t(key, { lng: locale, replace: this.#told(locale, renderParams(params)), defaultValue: key });
  }

  /** What errors expected is English in their details. */
  #told(locale: string, params: Record<string, string>): Record<string, string> {
    if (locale === DEFAULT_LOCALE) return params;
    const told = { ...params };
    for (const name of TOLD) {
      const found = params[name] === undefined ? undefined : this.#expected().find(params[name]);
      if (found) told[name] = this.#engine.t(found.key, { lng: locale, replace: found.params });
    }
    return told;
  }

  #expected(): Expectations {
    this.#expectations ??= new Expectations([
      { prefix: 'expected.', texts: this.#core.get(DEFAULT_LOCALE)?.['expected'] },
      ...this.#additions
        .filter(({ locale }) => locale === DEFAULT_LOCALE)
        .map(({ owner, resources }) => ({ prefix: `${owner}:expected.`, texts: resources['expected'] })),
    ]);
    return this.#expectations;
  }

  /** The language to answer in: the explicit header, then Accept-Language, then English. */
  negotiate(explicit: string | undefined, acceptLanguage: string | undefined): string {
    const available = [...new Set([DEFAULT_LOCALE, ...this.#core.keys(), ...this.#additions.map(({ locale }) => locale)])];
    const wanted = [...acceptedTags(explicit ?? ''), ...acceptedTags(acceptLanguage ?? '')];
    return wanted.map((tag) => lookupTag(tag, available)).find((tag) => tag !== undefined) ?? DEFAULT_LOCALE;
  }

  /** The variant of a text that fits a language best. */
  text(text: LocalizedText, locale: string): string {
    if (typeof text === 'string') return text;
    const tags = Object.keys(text);
    const tag = lookupTag(locale, tags) ?? lookupTag(DEFAULT_LOCALE, tags) ?? tags[0];
    return (tag === undefined ? undefined : text[tag]) ?? '';
  }

  #replace(additions: readonly Addition[], { owner, locale }: Addition): void {
    this.#additions = additions;
    this.#expectations = undefined;
    this.#refresh(locale, owner);
    this.#refresh(locale, CORE);
  }

  /** Builds one bundle anew from what is registered now. */
  #refresh(locale: string, namespace: string): void {
    const bundle = namespace === CORE ? this.#coreBundle(locale) : mergeAll(this.#added(locale, namespace));
    this.#engine.removeResourceBundle(locale, namespace);
    if (Object.keys(bundle).length > 0) this.#engine.addResourceBundle(locale, namespace, bundle);
  }

  #coreBundle(locale: string): TextResources {
    const errors = this.#added(locale).map((resources) => ({ errors: resources['errors'] ?? {} }));
    return mergeTexts(mergeAll(errors), this.#core.get(locale) ?? {});
  }

  #added(locale: string, owner?: string): TextResources[] {
    const ofLocale = this.#additions.filter((addition) => addition.locale === locale && (owner === undefined || addition.owner === owner));
    return ofLocale.map(({ resources }) => resources);
  }
}

function createEngine(): i18n {
  const engine = createInstance();
  void engine.init({
    initAsync: false,
    lng: DEFAULT_LOCALE,
    fallbackLng: DEFAULT_LOCALE,
    load: 'currentOnly',
    defaultNS: CORE,
    ns: [CORE],
    resources: {},
    interpolation: { escapeValue: false },
  });
  return engine;
}

function mergeAll(parts: readonly TextResources[]): TextResources {
  return parts.reduce<TextResources>(mergeTexts, {});
}
