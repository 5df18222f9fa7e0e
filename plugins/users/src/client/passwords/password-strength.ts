export type PasswordStrength = 'short' | 'weak' | 'fair' | 'strong';

export const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 128;
/** Bits at which guessing by trial stops being worth while. */
const STRONG_BITS = 70;
const FAIR_BITS = 50;
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/\d/, 10],
  [/[ -/:-@[-`{-~]/, 33],
  [/[^ -~]/, 100],
];

/**
 * A rough guess at how hard a password is to find, so that people see what helps: length first. Names it contains and
 * repeated or consecutive characters count for little.
 */
export function passwordStrength(password: string, names: readonly string[] = []): PasswordStrength {
  if ([...password].length < MIN_PASSWORD) return 'short';
  const alphabet = CLASSES.reduce((sum, [pattern, size]) => sum + (pattern.test(password) ? size : 0), 0);
  const bits = countedLength(withoutNames(password, names)) * Math.log2(Math.max(alphabet, 2));
  if (bits >= STRONG_BITS) return 'strong';
  return bits >= FAIR_BITS ? 'fair' : 'weak';
}

function withoutNames(password: string, names: readonly string[]): string {
  return names.filter((name) => name.length >= 3).reduce((rest, name) => rest.toLowerCase().replaceAll(name.toLowerCase(), '*'), password);
}

/** Characters that merely repeat or follow the one before count for a quarter. */
function countedLength(text: string): number {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  return codes.reduce((sum, code, index) => {
    const step = index === 0 ? undefined : code - (codes[index - 1] ?? 0);
    return sum + (step !== undefined && Math.abs(step) <= 1 ? 0.25 : 1);
  }, 0);
}
