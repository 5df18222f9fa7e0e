import type { LanguageTag } from '@mortise/shared';

export type { LanguageTag } from '@mortise/shared';

/** Languages the product has, in their own words. */
export const LANGUAGES: Readonly<Record<LanguageTag, string>> = { en: 'English', 'zh-CN': '简体中文' };

/** The product's language that fits a tag: `zh`, `zh-Hans-CN` → `zh-CN`; English for what it does not have. */
export function fittingLanguage(tag: string | null | undefined): LanguageTag {
  return tag?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Before the server has said which language counts. */
export function browserLanguage(): LanguageTag {
  return fittingLanguage(navigator.language);
}
