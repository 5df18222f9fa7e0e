/** `0-9/25`: which rows an answer holds, and of how many; `*` for what is not known or not there. */
export function contentRange(rows: { readonly offset: number; readonly count: number }, total: number | undefined): string {
  const held = rows.count === 0 ? '*' : `${rows.offset}-${rows.offset + rows.count - 1}`;
  return `${held}/${total ?? '*'}`;
}
