import { malformed } from '../faults';

/** Reads one option's text from left to right. Patterns are sticky (`y`), so nothing is copied. */
export class Scanner {
  readonly #parameter: string;
  readonly #text: string;
  #at = 0;

  constructor(parameter: string, text: string) {
    this.#parameter = parameter;
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The place reached, for `back`. */
  get place(): number {
    return this.#at;
  }

  back(place: number): void {
    this.#at = place;
  }

  /** Steps over what the pattern matches here; undefined when it does not match. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text) ?? undefined;
    if (found) this.#at += found[0].length;
    return found;
  }

  take(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  looksAt(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  /** True when there was a space or tab. */
  skipSpaces(): boolean {
    return this.match(/[ \t]+/y) !== undefined;
  }

  /** Takes a comma or the like, with spaces around it. */
  separator(text: string): boolean {
    const start = this.#at;
    this.skipSpaces();
    if (this.take(text)) {
      this.skipSpaces();
      return true;
    }
    this.#at = start;
    return false;
  }

  /** Takes a closing sign with spaces before it; what follows is left. */
  closes(text: string): boolean {
    this.skipSpaces();
    return this.take(text);
  }

  /**
   * Takes everything up to one of the signs that stands outside of quotes and parentheses, which is left.
   * @throws AppError QUERY_PARAMETER_INVALID for parentheses or quotes without an end
   */
  until(signs: string): string {
    const start = this.#at;
    for (let depth = 0; !this.atEnd; this.#at += 1) {
      const sign = this.#text.charAt(this.#at);
      if (depth === 0 && signs.includes(sign)) return this.#text.slice(start, this.#at);
      if (sign === "'") this.#at = this.#endOfQuote();
      else if (sign === '(') depth += 1;
      else if (sign === ')') depth -= 1;
    }
    throw this.fault(`one of ${[...signs].join(' ')}`);
  }

  /** A doubled quote ends one text and begins the next, which comes to the same. */
  #endOfQuote(): number {
    const end = this.#text.indexOf("'", this.#at + 1);
    if (end === -1) throw this.fault('a text that ends');
    return end;
  }

  requireEnd(): void {
    this.skipSpaces();
    if (!this.atEnd) throw this.fault('an operator or the end');
  }

  fault(expected: string): Error {
    const rest = this.#text.slice(this.#at);
    return malformed(this.#parameter, `${expected} at character ${this.#at + 1}`, rest === '' ? this.#text : rest);
  }
}
