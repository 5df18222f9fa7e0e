/** A text literal. Only for names out of definitions; values are always bound. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
