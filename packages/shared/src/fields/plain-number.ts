/** Numbers below a millionth without the exponent JavaScript writes them with: `1.5e-7` is `0.00000015`. */
export function plainNumber(value: number): string {
  const text = String(value);
  const [, sign = '', digit = '', fraction = '', exponent] = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text) ?? [];
  return exponent === undefined ? text : `${sign}0.${'0'.repeat(Number(exponent) - 1)}${digit}${fraction}`;
}
