import type { ApiFault } from './api';

/** What a fault says, with the fields it names called as people know them; a field without a title keeps its name. */
export function faultText({ message, details = {} }: ApiFault, titleOf: (name: string) => string | undefined): string {
  return namesIn(details).reduce((text, name) => {
    const title = titleOf(name);
    return title === undefined ? text : withTitle(text, name, title);
  }, message);
}

function namesIn({ field, path, fields }: Readonly<Record<string, unknown>>): readonly string[] {
  const list: readonly unknown[] = Array.isArray(fields) ? fields : [field, path];
  return list.filter((name) => typeof name === 'string');
}

/** Texts name a field in quotation marks, or after a colon or a comma: elsewhere the same letters may be a word of the sentence. */
function withTitle(text: string, name: string, title: string): string {
  const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  const quoted = new RegExp(String.raw`(["“])${escaped}(["”])`);
  if (quoted.test(text)) return text.replace(quoted, (marked) => `${marked.slice(0, 1)}${title}${marked.slice(-1)}`);
  return text.replace(new RegExp(String.raw`([:,：，、]\s*)${escaped}(?!\.?\w)`), (_all, lead: string) => `${lead}“${title}”`);
}
