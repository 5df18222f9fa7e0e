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

  requireEnd(): void {
    this.skipSpaces();
    if (!this.atEnd) throw this.fault('an operator or the end');
  }

  fault(expected: string): Error {
    const rest = this.#text.slice(this.#at);
    return malformed(this.#parameter, `${expected} at character ${this.#at + 1}`, rest === '' ? this.#text : rest);
  }
}
