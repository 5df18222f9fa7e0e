/** Text in one language for all, or one text per BCP 47 tag (`en`, `zh-CN`). */
export type LocalizedText = string | Readonly<Record<string, string>>;
