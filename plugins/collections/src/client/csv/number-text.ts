/** How numbers are written: `1,234.5` or `1.234,5`. */
export type DecimalMark = '.' | ',';

const SIGNS = /^([+-]?)\s*[¥￥$€£]\s*/;
const UNITS = /\s*[¥￥$€£元]$/;
const EXPONENT = /^[+-]?\d+(\.\d+)?[eE][+-]?\d{1,3}$/;
const WRITTEN: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^[+-]?(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:[\s’']\d{3})+)(\.\d+)?$/,
  ',': /^[+-]?(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[\s’']\d{3})+)(,\d+)?$/,
};

/** A number as people write it, in digits with a point (`-1234.5`, `1e6`), or undefined. Signs of money are dropped. */
export function plainNumber(text: string, mark: DecimalMark): string | undefined {
  const bare = text.trim().replace(SIGNS, '$1').replace(UNITS, '');
  if (EXPONENT.test(bare)) return bare.replace(/^\+/, '');
  if (!WRITTEN[mark].test(bare)) return undefined;
  const [whole = '', fraction] = bare.split(mark);
  const digits = whole.replace(/[^\d-]/g, '');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

/** The mark that makes numbers of the most texts; a point when both do. */
export function guessMark(texts: readonly string[]): DecimalMark {
  const read = (mark: DecimalMark): number => texts.filter((text) => plainNumber(text.replace(/%$/, ''), mark) !== undefined).length;
  return read(',') > read('.') ? ',' : '.';
}
