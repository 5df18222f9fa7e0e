import type { TextResources } from './text-resources';

interface Expectation {
  readonly key: string;
  readonly pattern: RegExp;
}

const PLACE = /\{\{(\w+)\}\}/g;
/** Words with commas between them may stand in this place; in every other one, a single word. */
const LIST_PLACE = 'names';

/** Details of errors say in English what was expected; this finds the text of it, so that it can be told in other languages. */
export class Expectations {
  readonly #all: readonly Expectation[];

  /** `english`: texts by key, and what their keys begin with. The first one that fits counts. */
  constructor(english: readonly { readonly prefix: string; readonly texts: string | TextResources | undefined }[]) {
    this.#all = english.flatMap(({ prefix, texts }) =>
      Object.entries(typeof texts === 'object' ? texts : {}).flatMap(([key, text]) =>
        typeof text === 'string' ? [{ key: prefix + key, pattern: patternOf(text) }] : [],
      ),
    );
  }

  /** The key of a text, and what stands in its places; undefined for one nobody has written down. */
  find(text: string): { readonly key: string; readonly params: Readonly<Record<string, string>> } | undefined {
    for (const { key, pattern } of this.#all) {
      const found = pattern.exec(text);
      if (found) return { key, params: { ...found.groups } };
    }
    return undefined;
  }
}

function patternOf(text: string): RegExp {
  const parts = text.split(PLACE).map((part, index) => (index % 2 === 0 ? literally(part) : placeNamed(part)));
  return new RegExp(`^${parts.join('')}$`, 's');
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function placeNamed(name: string): string {
  return `(?<${name}>${name === LIST_PLACE ? String.raw`\S+(?:, \S+)*` : String.raw`\S+?`})`;
}
