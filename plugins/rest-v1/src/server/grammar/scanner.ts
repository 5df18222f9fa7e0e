import { ParameterScanner } from '@mortise/shared';

/** Where bare names end. */
const NAME_END = /[,():.!"]|->/;

/** Reads what parameters of PostgREST are made of: names, texts in double quotes, lists. */
export class Scanner extends ParameterScanner {
  skipSpaces(): void {
    this.match(/ +/y);
  }

  /** Everything before the first of `ends`, or to the end. */
  until(ends: RegExp): string {
    const length = this.rest.search(ends);
    return length === -1 ? this.remainder() : this.#takeAll(this.rest.slice(0, length));
  }

  /** Everything that is left. */
  remainder(): string {
    return this.#takeAll(this.rest);
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
    const { rest } = this;
    const [whole, inner] = /^"((?:[^"\\]|\\.)*)"/s.exec(rest) ?? [];
    if (whole === undefined || inner === undefined || !isEnd(rest.charAt(whole.length))) return undefined;
    this.take(whole);
    return inner.replace(/\\(.)/gs, '$1');
  }

  #takeAll(text: string): string {
    this.take(text);
    return text;
  }
}
