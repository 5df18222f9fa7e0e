import type { TextResources } from './text-resources';

interface Expectation {
  readonly key: string;
  readonly pattern: RegExp;
}

/** What stands in one is a word. */
const PLACE = /\{\{(\w+)\}\}/g;

/** Details of errors say in English what was expected; this finds the text of it, so that it can be told in other languages. */
export class Expectations {
  readonly #all: readonly Expectation[];

  /** `english`: the texts by key. The first one that fits counts. */
  constructor(english: TextResources) {
    this.#all = Object.entries(english).flatMap(([key, text]) => (typeof text === 'string' ? [{ key, pattern: patternOf(text) }] : []));
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
  const parts = text
    .split(PLACE)
    .map((part, index) => (index % 2 === 0 ? part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&') : `(?<${part}>\\S+?)`));
  return new RegExp(`^${parts.join('')}$`, 's');
}
