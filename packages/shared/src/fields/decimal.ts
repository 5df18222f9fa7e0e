const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * Writes a decimal with exactly `scale` digits after the point (`"1.5"`, scale 2 → `"1.50"`).
 * Undefined when the text is no plain decimal, has more digits than `precision`, or would need rounding.
 */
export function normalizeDecimal(text: string, precision: number, scale: number): string | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const digits = fraction.replace(/0+$/, '');
  const units = whole.replace(/^0+(?=\d)/, '');
  if (digits.length > scale || (units === '0' ? 0 : units.length) > precision - scale) return undefined;
  const value = scale === 0 ? units : `${units}.${digits.padEnd(scale, '0')}`;
  return sign === '-' && /[1-9]/.test(value) ? `-${value}` : value;
}
