/** BCP 47 tags of the languages the product is written in. */
export const LANGUAGES = ['en', 'zh-CN'] as const;

export type LanguageTag = (typeof LANGUAGES)[number];
