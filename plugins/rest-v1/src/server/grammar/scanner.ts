import { malformed } from '../faults';

/** Where bare names end. */
const NAME_END = /[,():.!"]|->/;

/** Reads one parameter's text from left to right. */
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

  /** What is left. */
  get rest(): string {
    return this.#text.slice(this.#at);
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

  skipSpaces(): void {
    while (this.looksAt(' ')) this.#at += 1;
  }

  /** Everything before the first of `ends`, or to the end. */
  until(ends: RegExp): string {
    const length = this.rest.search(ends);
    const text = length === -1 ? this.rest : this.rest.slice(0, length);
    this.#at += text.length;
    return text;
  }

  /** Everything that is left. */
  remainder(): string {
    const text = this.rest;
    this.#at = this.#text.length;
    return text;
  }

  /** The name of a column or relation, bare or in quotes. */
  name(): string {
    this.skipSpaces();
    const name = this.quoted() ?? this.until(NAME_END).trimEnd();
    this.skipSpaces();
    if (name === '') throw this.fault('a name');
    return name;
  }

  /** A text in double quotes, in which a backslash stands before what is meant literally; undefined when there is none. */
  quoted(isEnd: (after: string) => boolean = () => true): string | undefined {
    const [whole, inner] = /^"((?:[^"\\]|\\.)*)"/s.exec(this.rest) ?? [];
    if (whole === undefined || inner === undefined || !isEnd(this.rest.charAt(whole.length))) return undefined;
    this.#at += whole.length;
    return inner.replace(/\\(.)/gs, '$1');
  }

  fault(expected: string): Error {
    return malformed(this.#parameter, expected, this.rest === '' ? this.#text : this.rest);
  }
}
