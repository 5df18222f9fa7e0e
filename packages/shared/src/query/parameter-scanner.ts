import { malformed } from '../errors/parameter-faults';

/** Reads one parameter's text from left to right; what its words are is for the language that is read. */
export class ParameterScanner {
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

  /** What is left. */
  get rest(): string {
    return this.#text.slice(this.#at);
  }

  back(place: number): void {
    this.#at = place;
  }

  looksAt(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  /** Steps over `text` if it comes next. */
  take(text: string): boolean {
    if (!this.looksAt(text)) return false;
    this.#at += text.length;
    return true;
  }

  /** Steps over what a sticky (`y`) pattern matches here, without copying what is left; undefined when it does not match. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text) ?? undefined;
    if (found) this.#at += found[0].length;
    return found;
  }

  fault(expected: string): Error {
    const { rest } = this;
    return malformed(this.#parameter, `${expected} at character ${this.#at + 1}`, rest === '' ? this.#text : rest);
  }
}
