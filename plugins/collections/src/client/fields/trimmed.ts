/** Without blanks at its ends; undefined when nothing is left. */
export function trimmed(text: string | undefined): string | undefined {
  const value = text?.trim();
  return value === '' ? undefined : value;
}
