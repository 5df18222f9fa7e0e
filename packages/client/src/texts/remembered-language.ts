import { type LanguageTag, fittingLanguage } from './languages';

const KEY = 'mortise.language';

/** What was chosen on the sign-in page of this browser. */
export function rememberedLanguage(): LanguageTag | undefined {
  const tag = localStorage.getItem(KEY);
  return tag === null ? undefined : fittingLanguage(tag);
}

export function rememberLanguage(tag: LanguageTag): void {
  localStorage.setItem(KEY, tag);
}
