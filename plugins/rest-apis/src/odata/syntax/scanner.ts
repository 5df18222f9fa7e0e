import { ParameterScanner } from '@mortise/shared';

/** Reads what options of OData are made of: signs with spaces around them, texts in single quotes. */
export class Scanner extends ParameterScanner {
  /** True when there was a space or tab. */
  skipSpaces(): boolean {
    return this.match(/[ \t]+/y) !== undefined;
  }

  /** Takes a comma or the like, with spaces around it. */
  separator(text: string): boolean {
    const start = this.place;
    this.skipSpaces();
    if (this.take(text)) {
      this.skipSpaces();
      return true;
    }
    this.back(start);
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
    const { place, rest } = this;
    let depth = 0;
    for (let at = 0; at < rest.length; at += 1) {
      const sign = rest.charAt(at);
      if (depth === 0 && signs.includes(sign)) {
        this.back(place + at);
        return rest.slice(0, at);
      }
      if (sign === "'") at = this.#endOfQuote(rest, at);
      else if (sign === '(') depth += 1;
      else if (sign === ')') depth -= 1;
    }
    this.back(place + rest.length);
    throw this.fault(`one of ${[...signs].join(' ')}`);
  }

  requireEnd(): void {
    this.skipSpaces();
    if (!this.atEnd) throw this.fault('an operator or the end');
  }

  /** A doubled quote ends one text and begins the next, which comes to the same. */
  #endOfQuote(text: string, start: number): number {
    const end = text.indexOf("'", start + 1);
    if (end === -1) throw this.fault('a text that ends');
    return end;
  }
}
