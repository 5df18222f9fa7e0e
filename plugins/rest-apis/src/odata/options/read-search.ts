import { type SearchNode, tooComplex } from '@mortise/shared';
import { Scanner } from '../syntax/scanner';

const WORD = /"((?:[^"\\]|\\["\\])+)"|([^\s()"]+)/y;
/** As many as there may be conditions of a cheap kind in one filter: each looks into every column of text. */
const MOST_WORDS = 10;

/**
 * `blue OR "dark green" NOT grey`: words and phrases, all of which are wanted unless `OR` stands between them. `NOT` binds strongest, then
 * `AND`, which may be left out, then `OR`; the three are written in capitals (OData 4.01 Part 2, 5.1.7).
 * @throws AppError QUERY_PARAMETER_INVALID, QUERY_TOO_COMPLEX
 */
export function readSearch(text: string): SearchNode {
  const reader = new SearchReader(new Scanner('$search', text));
  return reader.whole();
}

class SearchReader {
  readonly #scanner: Scanner;
  #words = 0;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  whole(): SearchNode {
    const node = this.#alternatives(1);
    this.#scanner.requireEnd();
    return node;
  }

  #alternatives(depth: number): SearchNode {
    const nodes = [this.#all(depth)];
    while (this.#takesWord('OR')) nodes.push(this.#all(depth));
    return only(nodes) ?? { kind: 'or', nodes };
  }

  #all(depth: number): SearchNode {
    const nodes = [this.#one(depth)];
    while (this.#goesOn()) {
      this.#takesWord('AND');
      nodes.push(this.#one(depth));
    }
    return only(nodes) ?? { kind: 'and', nodes };
  }

  #one(depth: number): SearchNode {
    const scanner = this.#scanner;
    if (this.#takesWord('NOT')) return { kind: 'not', node: this.#one(below(depth)) };
    scanner.skipSpaces();
    if (scanner.take('(')) {
      const node = this.#alternatives(below(depth));
      if (!scanner.closes(')')) throw scanner.fault('")"');
      return node;
    }
    const [, phrase, word] = scanner.match(WORD) ?? [];
    const words = phrase?.replaceAll(/\\(["\\])/g, '$1') ?? word;
    if (words === undefined || (phrase === undefined && /^(?:AND|OR|NOT)$/.test(words))) throw scanner.fault('a word or a "phrase"');
    if ((this.#words += 1) > MOST_WORDS) throw tooComplex('words of $search', MOST_WORDS);
    return { kind: 'words', text: words };
  }

  /** Whether something follows that is neither the end, nor an end of parentheses, nor another alternative. */
  #goesOn(): boolean {
    const { place } = this.#scanner;
    this.#scanner.skipSpaces();
    const ends = this.#scanner.atEnd || this.#scanner.looksAt(')') || this.#takesWord('OR');
    this.#scanner.back(place);
    return !ends;
  }

  #takesWord(word: 'AND' | 'OR' | 'NOT'): boolean {
    const { place } = this.#scanner;
    this.#scanner.skipSpaces();
    const found = this.#scanner.match(/(?:AND|OR|NOT)(?![^\s()"])/y)?.[0];
    if (found === word) return true;
    this.#scanner.back(place);
    return false;
  }
}

function below(depth: number): number {
  if (depth > MOST_WORDS) throw tooComplex('levels of $search', MOST_WORDS);
  return depth + 1;
}

function only(nodes: readonly SearchNode[]): SearchNode | undefined {
  return nodes.length === 1 ? nodes[0] : undefined;
}
