/** A colour to choose without thinking. */
export interface MainColor {
  /** Key of its name below `systemSettings.colors.`. */
  readonly name: string;
  /** `#rrggbb`; white text on it has a contrast of at least 4.5 to 1. */
  readonly value: string;
}

export const MAIN_COLORS: readonly MainColor[] = [
  { name: 'blue', value: '#1668dc' },
  { name: 'indigo', value: '#4b51d6' },
  { name: 'purple', value: '#7c3aed' },
  { name: 'magenta', value: '#c41d7f' },
  { name: 'red', value: '#cf1322' },
  { name: 'brown', value: '#9a4f0f' },
  { name: 'green', value: '#237804' },
  { name: 'teal', value: '#0b7a75' },
  { name: 'slate', value: '#475569' },
];

/** `#rrggbb` in small letters from what people type: `1677FF`, `#17f`. Undefined when it is no colour. */
export function readColor(text: string): string | undefined {
  const digits = text.trim().replace(/^#/, '').toLowerCase();
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`;
  return /^[0-9a-f]{3}$/.test(digits) ? `#${digits.replaceAll(/./g, '$&$&')}` : undefined;
}
