/** Where a line and a column, both from 1, lie in a text; within the text in any case. */
export function offsetOf(text: string, line: number, column = 1): number {
  const lines = text.split('\n').slice(0, Math.max(0, line - 1));
  const start = lines.reduce((sum, one) => sum + one.length + 1, 0);
  const end = text.indexOf('\n', start);
  return Math.min(start + Math.max(0, column - 1), end === -1 ? text.length : end, text.length);
}

/** The line, from 1, an offset lies in. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
